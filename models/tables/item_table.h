// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/review_item.h"
#include "models/tables/record_table_model.h"

namespace baton {

/// What the item gives, in a few words.
QString accessName(const ReviewItem &item);
/// The icon of its kind.
QLatin1StringView accessGlyph(const ReviewItem &item);

/// The items of one certification, or of several.
class ItemTable final : public RecordTableModel<ReviewItem>
{
public:
    explicit ItemTable(QObject *parent = nullptr);
    QString idOf(const ReviewItem &row) const override;

protected:
    bool recedes(const ReviewItem &row) const override;
};

} // namespace baton
