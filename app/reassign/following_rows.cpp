// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reassign/following_rows.h"

#include "app/reassign/call_builder.h"

#include <QHash>
#include <QSet>

namespace baton::planning {

void addFollowingRows(std::vector<Part> &parts, const CertificationWork &work, const ReassignDialect &dialect,
                      const OptionValues &options)
{
    const ReassignDialect::Company company = dialect.company(options);
    if (!company || !work.items)
        return;
    QHash<QString, Call *> taker;
    QSet<ReviewItemId> named;
    for (Part &part : parts) {
        size_t at = 0;
        for (Call &call : part.calls) {
            for (size_t i = 0; i < static_cast<size_t>(call.rows.size()); ++i) {
                const ReviewItem &item = *part.going[at++].item;
                named.insert(item.id);
                if (const QString name = company(item); !name.isEmpty() && !taker.contains(name))
                    taker.insert(name, &call);
            }
        }
    }
    for (const ReviewItem &item : work.items->items) {
        Call *call = named.contains(item.id) ? nullptr : taker.value(company(item));
        if (!call)
            continue;
        named.insert(item.id);
        call->rows.push_back(callRow(work, &item));
        call->rows.back().follows = true;
    }
}

} // namespace baton::planning
