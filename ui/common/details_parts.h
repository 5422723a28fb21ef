// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/details_content.h"

class QWidget;

namespace baton {

// The pieces that the details pane is made of. Each says in its accessible name what it shows.

/// A state as a glyph and a word; filled when it needs a person.
QWidget *makeBadge(const StateWord &state, QWidget *parent);
/// Kind, name, note, badge and paragraph at the top.
QWidget *makeDetailsHead(const DetailsContent &content, QWidget *parent);
/// One section with the rule above it.
QWidget *makeDetailsSection(const DetailsSection &section, QWidget *parent);

/// All of it as text, line by line, to be copied or spoken.
QString plainText(const DetailsContent &content);

} // namespace baton
