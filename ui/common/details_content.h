// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/cell.h"

#include <QString>

#include <optional>
#include <vector>

namespace baton {

/// "Due  Thu 25 Sep 2025, 17:00". The value may have line breaks; it is shown as plain text, wrapped.
struct DetailsFact
{
    QString label;
    QString value;
    bool fixedFont = false; ///< ids, hashes

    friend bool operator==(const DetailsFact &, const DetailsFact &) = default;
};

/// A glyph, words and a number at the trailing edge: "Begun  23".
struct DetailsCount
{
    StateWord state; ///< word and glyph; its tone colours the glyph and its part of the section's bar
    qint64 count = 0;

    friend bool operator==(const DetailsCount &, const DetailsCount &) = default;
};

/// A name with a small bar and a number: "Q3 manager review  ▬▬  23".
struct DetailsShare
{
    QString label;
    qint64 count = 0;
    qint64 most = 0; ///< what a full bar stands for

    friend bool operator==(const DetailsShare &, const DetailsShare &) = default;
};

/// One step of a story, in the order in which it happened.
struct DetailsEvent
{
    StateWord state; ///< glyph, tone and the heading of the step
    QString time;    ///< "14:28:06"; empty: not yet
    QString detail;  ///< wrapped below; may be empty

    friend bool operator==(const DetailsEvent &, const DetailsEvent &) = default;
};

/// A part of the pane below a rule. What is empty is not shown.
struct DetailsSection
{
    QString title;
    QString unit;          ///< at the trailing edge of the title: "certifications", "38 % signed off"
    bool stackBar = false; ///< a bar above the counts, divided as they are
    std::vector<DetailsFact> facts;
    std::vector<DetailsCount> counts;
    std::vector<DetailsShare> shares;
    std::vector<DetailsEvent> events;
    QString text; ///< a paragraph

    friend bool operator==(const DetailsSection &, const DetailsSection &) = default;
};

/// A button at the foot of the pane.
struct DetailsAction
{
    QLatin1StringView id; ///< given back to the page; also the button's object name
    QString text;

    friend bool operator==(const DetailsAction &, const DetailsAction &) = default;
};

/// What the details pane shows of a page's selection. Empty `heading`: nothing is selected.
struct DetailsContent
{
    QString kind;    ///< "Campaign", "Selection"
    QString heading; ///< the name, or "37 certifications"
    QString note;    ///< one line below the heading; may be empty
    std::optional<StateWord> badge;
    QString body; ///< a paragraph below the badge; may be empty
    std::vector<DetailsSection> sections;
    std::vector<DetailsAction> actions;

    friend bool operator==(const DetailsContent &, const DetailsContent &) = default;
};

} // namespace baton
