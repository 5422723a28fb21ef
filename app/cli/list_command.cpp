// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/list_command.h"

#include "app/cli/list_rows.h"
#include "app/cli/plain_text.h"
#include "app/listing/list_loader.h"

#include <QLocale>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace baton::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int partsAtOnce = 6;
constexpr size_t badRowsTold = 20;

/// A list, or one of the lists that are printed as one.
template <class T> struct Part
{
    QString name; ///< before its errors; may be empty
    typename ListLoader<T>::Fetch fetch;
    std::unique_ptr<ListLoader<T>> loader = nullptr;
    std::vector<T> waiting = {}; ///< rows that came before it was this part's turn
    bool ended = false;
};

/// Looks for the reason why a list is empty: gives a sentence where an id of the command line is unknown, else nothing.
using ExplainEmpty = std::function<void(QObject *context, std::function<void(QString)> tell)>;

template <class T> class ListCommand final : public Command
{
public:
    ListCommand(Workplace workplace, ListOptions options, std::vector<Part<T>> parts, ExplainEmpty explainEmpty = {})
        : Command(std::move(workplace)), m_options(std::move(options)), m_parts(std::move(parts)),
          m_explainEmpty(std::move(explainEmpty)), m_filter(m_options.filter), m_sheet(m_options.kind, m_options.format)
    {
    }

    void start() override { startParts(); }

    void interrupt(int) override
    {
        for (Part<T> &part : m_parts) {
            if (part.loader)
                part.loader->stop();
        }
        out().note(u"Interrupted; nothing is printed."_s);
        Q_EMIT finished(ExitCode::Failed);
    }

private:
    void startParts()
    {
        while (m_started < m_parts.size() && m_running < partsAtOnce) {
            const size_t index = m_started++;
            ++m_running;
            ListLoaderBase::Settings settings;
            settings.pageSize = provider().capabilities().pageSize;
            auto loader = std::make_unique<ListLoader<T>>(
                m_parts[index].fetch, [](const T &row) { return row.id.toString(); },
                [this, index](std::vector<T> &&rows) { take(index, std::move(rows)); }, settings);
            connect(loader.get(), &ListLoaderBase::progress, this,
                    [this](qint64, qint64 total) { tellProgress(total); });
            connect(loader.get(), &ListLoaderBase::finished, this, [this, index] { end(index, {}); });
            connect(loader.get(), &ListLoaderBase::failed, this,
                    [this, index](const Error &error) { end(index, error); });
            m_parts[index].loader = std::move(loader);
            m_parts[index].loader->start();
        }
    }

    void take(size_t index, std::vector<T> &&rows)
    {
        m_loaded += static_cast<qint64>(rows.size());
        if (index == m_turn) {
            print(rows);
        } else {
            std::vector<T> &waiting = m_parts[index].waiting;
            waiting.insert(waiting.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
        }
    }

    void print(const std::vector<T> &rows)
    {
        for (const T &row : rows) {
            const QStringList cells = tableCells(row);
            if (m_filter.matches(cells))
                m_sheet.add(cells, row);
        }
    }

    void end(size_t index, const std::optional<Error> &error)
    {
        Part<T> &part = m_parts[index];
        part.ended = true;
        --m_running;
        if (error) {
            m_failed = true;
            out().note(part.name + describe(*error));
        }
        tellBadRows(part);
        if (!error && !part.loader->heldStill())
            out().note(part.name + u"The list changed while it was read (%1 of %2 rows came): rows may be missing. → "
                                   "Run the command again."_s.arg(part.loader->loaded())
                                       .arg(part.loader->announced().value_or(0)));
        while (m_turn < m_parts.size() && m_parts[m_turn].ended) {
            ++m_turn;
            if (m_turn < m_parts.size())
                print(std::exchange(m_parts[m_turn].waiting, {}));
        }
        if (m_turn == m_parts.size())
            complete();
        else
            startParts();
    }

    void tellBadRows(const Part<T> &part)
    {
        const std::vector<BadRow> &bad = part.loader->badRows();
        for (size_t i = 0; i < std::min(bad.size(), badRowsTold); ++i)
            out().note(part.name + u"Row %1 of the list could not be read: %2 (%3). The others are shown."_s.arg(
                                       QString::number(bad[i].index + 1), bad[i].reason, bad[i].path));
        if (bad.size() > badRowsTold)
            out().note(u"… and %1 further rows."_s.arg(bad.size() - badRowsTold));
    }

    void tellProgress(qint64 total)
    {
        const QLocale locale = QLocale::c();
        QString line = locale.toString(m_loaded) + u" loaded"_s;
        if (m_parts.size() > 1)
            line += u" · %1 of %2 certifications"_s.arg(m_turn).arg(m_parts.size());
        else if (total >= 0)
            line = u"%1 of %2 loaded"_s.arg(locale.toString(m_loaded), locale.toString(total));
        out().progress(line);
    }

    void complete()
    {
        if (m_failed && m_parts.size() == 1) {
            Q_EMIT finished(ExitCode::Failed);
            return;
        }
        if (m_loaded == 0 && !m_failed && m_explainEmpty) {
            std::exchange(m_explainEmpty, {})(this, [this](const QString &sentence) {
                if (!sentence.isEmpty()) {
                    m_failed = true;
                    out().note(sentence);
                }
                printSheet();
            });
            return;
        }
        printSheet();
    }

    void printSheet()
    {
        if (m_loaded > 0 || !m_failed) {
            out().note(m_sheet.count() == m_loaded
                           ? counted(m_loaded, u"row"_s) + u'.'
                           : u"%1 of %2 match the filter."_s.arg(QString::number(m_sheet.count()),
                                                                 counted(m_loaded, u"row"_s)));
            if (out().data(m_sheet.take()) == Written::Failed) {
                out().note(u"The list could not be written. → Check the disk that it goes to."_s);
                m_failed = true;
            }
        }
        Q_EMIT finished(m_failed ? ExitCode::Failed : ExitCode::Done);
    }

    ListOptions m_options;
    std::vector<Part<T>> m_parts;
    ExplainEmpty m_explainEmpty;
    RowFilter m_filter;
    RowSheet m_sheet;
    size_t m_started = 0;
    size_t m_turn = 0; ///< the part whose rows are printed as they come
    int m_running = 0;
    qint64 m_loaded = 0;
    bool m_failed = false;
};

/// A role that this tenant or this sign-in does not have.
template <class T> Part<T> missing(const QString &what)
{
    return {{}, [what](PageRequest, const CallContext &) {
                return QtFuture::makeReadyFuture<Result<Page<T>>>(
                    failure({ErrorKind::Forbidden, u"This tenant offers this sign-in no %1."_s.arg(what),
                             u"Sign in as somebody with more rights."_s}));
            }};
}

template <class T, class Fetch> std::vector<Part<T>> one(bool offered, const QString &what, Fetch fetch)
{
    std::vector<Part<T>> parts;
    if (offered)
        parts.push_back({{}, std::move(fetch)});
    else
        parts.push_back(missing<T>(what));
    return parts;
}

/// Campaigns that were asked for and are not there. A sign-in that may not list campaigns is told nothing.
ExplainEmpty unknownCampaigns(CampaignReader *reader, const std::vector<CampaignId> &ids)
{
    return [reader, ids](QObject *context, const std::function<void(QString)> &tell) {
        CampaignQuery query;
        query.ids = ids;
        whenAnswered(reader->campaigns(query, PageRequest{0, 100, false}, {}), context,
                     [ids, tell](const Result<Page<Campaign>> &answer) {
                         QStringList unknown;
                         for (const CampaignId &id : ids) {
                             const auto isIt = [&id](const Campaign &row) { return row.id == id; };
                             if (answer && std::none_of(answer->items.begin(), answer->items.end(), isIt))
                                 unknown << id.toString();
                         }
                         tell(unknown.isEmpty()
                                  ? QString()
                                  : u"There is no campaign %1, or you may not see it. → Check the id; the "
                                    "command campaigns lists them."_s.arg(unknown.join(", "_L1)));
                     });
    };
}

ExplainEmpty unknownReviewer(IdentityDirectory *directory, const IdentityId &id)
{
    return [directory, id](QObject *context, const std::function<void(QString)> &tell) {
        whenAnswered(directory->byIds({id}, {}), context, [id, tell](const Result<std::vector<Identity>> &answer) {
            const bool known = !answer || !answer->empty();
            tell(known ? QString()
                       : u"There is nobody with the id %1. → Check the id; the command identities lists them."_s.arg(
                             id.toString()));
        });
    };
}

std::unique_ptr<Command> certificationsCommand(ListOptions options, Workplace workplace)
{
    CertificationQuery query;
    query.campaigns = options.campaigns;
    query.reviewer = options.reviewer;
    query.mine = options.mine;
    query.phase = options.phase;
    GovernanceProvider &provider = workplace.provider;
    ExplainEmpty explain;
    if (!options.campaigns.empty() && provider.campaignReader())
        explain = unknownCampaigns(provider.campaignReader(), options.campaigns);
    else if (!options.reviewer.isEmpty() && provider.identityDirectory())
        explain = unknownReviewer(provider.identityDirectory(), options.reviewer);
    auto parts = one<Certification>(provider.certificationReader(), u"certifications"_s,
                                    [&provider, query](PageRequest page, const CallContext &context) {
                                        return provider.certificationReader()->certifications(query, page, context);
                                    });
    return std::make_unique<ListCommand<Certification>>(std::move(workplace), std::move(options), std::move(parts),
                                                        std::move(explain));
}

std::unique_ptr<Command> itemsCommand(ListOptions options, Workplace workplace)
{
    GovernanceProvider &provider = workplace.provider;
    std::vector<Part<ReviewItem>> parts;
    for (const CertificationId &id : options.certifications) {
        if (!provider.certificationReader()) {
            parts.push_back(missing<ReviewItem>(u"certifications"_s));
            break;
        }
        parts.push_back(
            {u"Certification %1: "_s.arg(id.toString()), [&provider, id](PageRequest page, const CallContext &context) {
                 return provider.certificationReader()->items(id, page, context);
             }});
    }
    return std::make_unique<ListCommand<ReviewItem>>(std::move(workplace), std::move(options), std::move(parts));
}

} // namespace

std::unique_ptr<Command> makeListCommand(ListOptions options, Workplace workplace)
{
    GovernanceProvider &provider = workplace.provider;
    switch (options.kind) {
    case ListKind::Campaigns: {
        CampaignQuery query;
        query.statuses = options.statuses;
        auto parts = one<Campaign>(provider.campaignReader(), u"campaigns"_s,
                                   [&provider, query](PageRequest page, const CallContext &context) {
                                       return provider.campaignReader()->campaigns(query, page, context);
                                   });
        return std::make_unique<ListCommand<Campaign>>(std::move(workplace), std::move(options), std::move(parts));
    }
    case ListKind::Certifications:
        return certificationsCommand(std::move(options), std::move(workplace));
    case ListKind::Items:
        return itemsCommand(std::move(options), std::move(workplace));
    case ListKind::Identities: {
        auto parts = one<Identity>(provider.identityDirectory(), u"identities"_s,
                                   [&provider](PageRequest page, const CallContext &context) {
                                       return provider.identityDirectory()->search({}, page, context);
                                   });
        return std::make_unique<ListCommand<Identity>>(std::move(workplace), std::move(options), std::move(parts));
    }
    case ListKind::Tasks: {
        auto parts = one<GovernanceTask>(provider.taskReader(), u"tasks"_s,
                                         [&provider](PageRequest page, const CallContext &context) {
                                             return provider.taskReader()->pendingTasks({}, page, context);
                                         });
        return std::make_unique<ListCommand<GovernanceTask>>(std::move(workplace), std::move(options),
                                                             std::move(parts));
    }
    }
    return {};
}

} // namespace baton::cli
