// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/search_index.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <string_view>

namespace baton {

namespace {

/// Letters that people type as others and that Unicode does not decompose.
struct Plain
{
    char16_t letter;
    QLatin1StringView typed;
};
constexpr std::array plainLetters{
    Plain{u'ß', QLatin1StringView("ss")}, Plain{u'ł', QLatin1StringView("l")},  Plain{u'ø', QLatin1StringView("o")},
    Plain{u'đ', QLatin1StringView("d")},  Plain{u'æ', QLatin1StringView("ae")}, Plain{u'œ', QLatin1StringView("oe")},
    Plain{u'ı', QLatin1StringView("i")},
};

bool isAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 0x80; });
}

} // namespace

QByteArray foldForSearch(const QString &text)
{
    if (isAscii(text))
        return text.toLatin1().toLower();
    QString bare;
    bare.reserve(text.size());
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        if (c.category() != QChar::Mark_NonSpacing)
            bare.append(c);
    }
    bare = bare.toCaseFolded();
    for (const Plain &plain : plainLetters)
        bare.replace(QChar(plain.letter), plain.typed);
    return bare.toUtf8();
}

std::vector<QByteArray> foldedWords(const QString &query)
{
    std::vector<QByteArray> words;
    for (const QString &word : query.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QByteArray folded = foldForSearch(word);
        if (!folded.isEmpty())
            words.push_back(folded);
    }
    return words;
}

void SearchIndex::append(const QString &text)
{
    const QByteArray folded = foldForSearch(text);
    m_spans.push_back({m_text.size(), static_cast<size_t>(folded.size())});
    m_text.append(folded.constData(), static_cast<size_t>(folded.size()));
}

void SearchIndex::replace(int row, const QString &text)
{
    const QByteArray folded = foldForSearch(text);
    Span &span = m_spans[static_cast<size_t>(row)];
    const auto size = static_cast<size_t>(folded.size());
    if (size <= span.size) {
        m_text.replace(span.begin, size, folded.constData(), size);
        span.size = size;
        return;
    }
    // The old bytes stay unused until the next take(): rows rarely grow.
    span = {m_text.size(), size};
    m_text.append(folded.constData(), size);
}

bool SearchIndex::matches(int row, const std::vector<QByteArray> &words) const
{
    const Span &span = m_spans[static_cast<size_t>(row)];
    const std::string_view text(m_text.data() + span.begin, span.size);
    return std::all_of(words.begin(), words.end(), [text](const QByteArray &word) {
        return text.find(std::string_view(word.constData(), static_cast<size_t>(word.size()))) !=
               std::string_view::npos;
    });
}

void SearchIndex::take(const std::vector<int> &from)
{
    std::string text;
    std::vector<Span> spans;
    spans.reserve(from.size());
    for (const int row : from) {
        const Span &span = m_spans[static_cast<size_t>(row)];
        spans.push_back({text.size(), span.size});
        text.append(m_text, span.begin, span.size);
    }
    m_text = std::move(text);
    m_spans = std::move(spans);
}

} // namespace baton
