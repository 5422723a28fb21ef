// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/search_index.h"

#include <QStringList>

#include <algorithm>
#include <array>

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

std::string_view SearchIndex::textOf(quint32 number) const
{
    const char *at = m_texts.at(number);
    const auto size = static_cast<size_t>(takeNumber(at));
    return {at, size};
}

quint32 SearchIndex::numberOf(const QString &text)
{
    const QByteArray folded = foldForSearch(text);
    const std::string_view bytes(folded.constData(), static_cast<size_t>(folded.size()));
    const size_t hash = qHash(QByteArrayView(folded));
    const quint32 known = m_numbers.find(hash, [&](quint32 number) { return textOf(number) == bytes; });
    if (known != NumberIndex::none)
        return known;
    const auto number = static_cast<quint32>(m_texts.size());
    std::string kept;
    appendNumber(kept, bytes.size());
    kept.append(bytes);
    m_texts.append(kept);
    m_numbers.insert(hash, number);
    if (!m_words.empty())
        m_has.push_back(found(bytes));
    return number;
}

std::string_view SearchIndex::numbersOf(const SearchTexts &texts)
{
    m_beforeNumbers.resize(texts.size());
    m_before.resize(texts.size());
    m_buffer.clear();
    appendNumber(m_buffer, static_cast<quint64>(std::count_if(texts.begin(), texts.end(),
                                                              [](const QString &text) { return !text.isEmpty(); })));
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (texts[i].isEmpty())
            continue;
        if (m_before[i] != texts[i]) {
            m_beforeNumbers[i] = numberOf(texts[i]);
            m_before[i] = texts[i];
        }
        appendNumber(m_buffer, m_beforeNumbers[i]);
    }
    return m_buffer;
}

SearchIndex::Words SearchIndex::found(std::string_view text) const
{
    Words has = 0;
    const size_t bits = std::min<size_t>(m_words.size(), 64);
    for (size_t i = 0; i < bits; ++i) {
        const std::string_view word(m_words[i].constData(), static_cast<size_t>(m_words[i].size()));
        if (text.find(word) != std::string_view::npos)
            has |= Words(1) << i;
    }
    return has;
}

void SearchIndex::setWords(std::vector<QByteArray> words)
{
    m_words = std::move(words);
    m_has.clear();
    m_all = m_words.size() >= 64 ? ~Words(0) : (Words(1) << m_words.size()) - 1;
    if (m_words.empty())
        return;
    m_has.reserve(m_texts.size());
    for (quint32 number = 0; number < m_texts.size(); ++number)
        m_has.push_back(found(textOf(number)));
}

bool SearchIndex::matches(int row) const
{
    if (m_words.empty())
        return true;
    const char *at = m_rows.at(static_cast<size_t>(row));
    Words has = 0;
    for (quint64 left = takeNumber(at); left > 0 && has != m_all; --left)
        has |= m_has[takeNumber(at)];
    if (has != m_all)
        return false;
    return m_words.size() <= 64 || std::all_of(m_words.begin() + 64, m_words.end(),
                                               [this, row](const QByteArray &word) { return hasWord(row, word); });
}

bool SearchIndex::hasWord(int row, const QByteArray &word) const
{
    const char *at = m_rows.at(static_cast<size_t>(row));
    for (quint64 left = takeNumber(at); left > 0; --left) {
        if (textOf(static_cast<quint32>(takeNumber(at)))
                .find(std::string_view(word.constData(), static_cast<size_t>(word.size()))) != std::string_view::npos)
            return true;
    }
    return false;
}

void SearchIndex::take(const std::vector<int> &from)
{
    m_rows.take(from);
    if (!from.empty())
        return;
    std::vector<QByteArray> words = std::move(m_words);
    *this = SearchIndex(); // another list follows
    setWords(std::move(words));
}

} // namespace baton
