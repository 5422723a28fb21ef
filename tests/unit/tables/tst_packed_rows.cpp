// SPDX-License-Identifier: GPL-3.0-or-later
// Rows kept in few bytes are the rows that were put in, whatever was put in and whatever was done with them since.
#include "models/tables/compact_numbers.h"
#include "models/tables/packed_rows.h"

#include <QHash>
#include <QRandomGenerator>
#include <QStringList>
#include <QTest>

#include <numeric>

using namespace baton;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 seeds = 300;

/// Every field that eachField() names, made up.
class Maker
{
public:
    explicit Maker(quint32 seed) : m_random(seed) {}

    QString text()
    {
        static const QStringList texts{QString(),     u"a"_s,       u"Łukasz Żółkiewski"_s, u"山田"_s,
                                       u"IDENTITY"_s, u"é\u00ff"_s, u"x"_s + QChar(0xd800), QString(300, u'ö')};
        const int which = m_random.bounded(static_cast<int>(texts.size()) + 3);
        if (which < texts.size())
            return texts.at(which);
        if (which == texts.size() && m_random.bounded(40) == 0)
            return QString(70'000, u'l'); // longer than a piece of memory
        return QString::number(m_random.bounded(50));
    }
    void own(QString &text) { text = this->text(); }
    void shared(QString &text) { own(text); }
    template <class Tag> void own(Id<Tag> &id) { id = Id<Tag>(text()); }
    template <class Tag> void shared(Id<Tag> &id) { own(id); }
    template <class E> void shared(VendorEnum<E> &one) { one = {static_cast<E>(m_random.bounded(3)), text()}; }
    void value(bool &yes) { yes = m_random.bounded(2) == 1; }
    void value(std::optional<bool> &yes)
    {
        const int which = m_random.bounded(3);
        yes = which == 2 ? std::nullopt : std::optional(which == 1);
    }
    void value(std::optional<int> &number)
    {
        static constexpr std::array numbers{
            0, 1, -1, 127, 128, 100'000, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()};
        const auto which = static_cast<size_t>(m_random.bounded(int(numbers.size()) + 1));
        number = which == numbers.size() ? std::nullopt : std::optional(numbers[which]);
    }
    void value(QDateTime &at)
    {
        const int which = m_random.bounded(4);
        if (which == 0)
            at = QDateTime();
        else if (which == 1)
            at = QDateTime(QDate(1969, 12, 31), QTime(23, 59, 59, 999), Qt::UTC);
        else
            at = QDateTime(QDate(2026, 3, 1), QTime(9, 0), Qt::OffsetFromUTC, 3600 * which).addMSecs(random());
    }
    template <class Part, class Each> void part(std::optional<Part> &part, Each each)
    {
        part.reset();
        if (m_random.bounded(2) == 1)
            each(part.emplace(), *this);
    }

    template <class Row> Row row()
    {
        Row made;
        eachField(made, *this);
        return made;
    }
    int random() { return m_random.bounded(1'000'000'000); }
    int below(size_t count) { return m_random.bounded(static_cast<int>(count)); }

private:
    QRandomGenerator m_random;
};

/// Every field in words, so that two rows are compared whole.
class Teller
{
public:
    void own(const QString &text) { m_told.push_back(text); }
    void shared(const QString &text) { own(text); }
    template <class Tag> void own(const Id<Tag> &id) { own(id.toString()); }
    template <class Tag> void shared(const Id<Tag> &id) { own(id.toString()); }
    template <class E> void shared(const VendorEnum<E> &one)
    {
        value(std::optional(static_cast<int>(one.value)));
        own(one.raw);
    }
    void value(bool yes) { own(yes ? u"yes"_s : u"no"_s); }
    void value(std::optional<bool> yes) { own(yes ? (*yes ? u"yes"_s : u"no"_s) : u"-"_s); }
    void value(std::optional<int> number) { own(number ? QString::number(*number) : u"-"_s); }
    void value(const QDateTime &at) { own(at.isValid() ? QString::number(at.toMSecsSinceEpoch()) : u"-"_s); }
    template <class Part, class Each> void part(const std::optional<Part> &part, Each each)
    {
        value(part.has_value());
        if (part)
            each(*part, *this);
    }
    const QStringList &told() const { return m_told; }

private:
    QStringList m_told;
};

template <class Row> QStringList told(const Row &row)
{
    Teller teller;
    eachField(row, teller);
    return teller.told();
}

template <class Row> void anyStory(quint32 seed)
{
    Maker maker(seed);
    PackedRows<Row> packed;
    std::vector<Row> plain;
    for (int step = 0; step < 60; ++step) {
        const int what = maker.below(10);
        if (what < 6 || plain.empty()) {
            plain.push_back(maker.row<Row>());
            packed.append(plain.back());
        } else if (what < 9) {
            const auto at = static_cast<size_t>(maker.below(plain.size()));
            plain[at] = maker.row<Row>();
            packed.replace(at, plain[at]);
        } else {
            std::vector<int> from;
            std::vector<Row> left;
            for (int row = static_cast<int>(plain.size()) - 1; row >= 0; --row) {
                if (maker.below(4) == 0)
                    continue;
                from.push_back(row);
                left.push_back(plain[static_cast<size_t>(row)]);
            }
            plain = std::move(left);
            packed.take(from);
        }
        QCOMPARE(packed.size(), plain.size());
    }
    size_t row = 0;
    for (const Row &one : packed) {
        QCOMPARE(told(one), told(plain[row]));
        QCOMPARE(told(packed.shown(row)), told(plain[row]));
        ++row;
    }
    QCOMPARE(row, plain.size());
}

} // namespace

class PackedRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void certificationsAreWhatWasPutIn()
    {
        for (quint32 seed = 1; seed <= seeds; ++seed) {
            anyStory<Certification>(seed);
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(u"seed %1"_s.arg(seed)));
        }
    }

    void itemsAreWhatWasPutIn()
    {
        for (quint32 seed = 1; seed <= seeds; ++seed) {
            anyStory<ReviewItem>(seed);
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(u"seed %1"_s.arg(seed)));
        }
    }

    void aRowThatIsShownIsReadAgainOnceItChanged()
    {
        PackedRows<ReviewItem> rows;
        ReviewItem item;
        item.accessName = u"before"_s;
        rows.append(item);
        QCOMPARE(rows.shown(0).accessName, u"before"_s);
        item.accessName = u"after"_s;
        rows.replace(0, item);
        QCOMPARE(rows.shown(0).accessName, u"after"_s);
    }

    /// Rows that come and go forever leave no more behind than a quarter of those that stay.
    void rowsThatAreGoneTakeNoRoomForLong()
    {
        ByteRows rows;
        const auto textOf = [](int number) { return u"%1"_s.arg(number, 1000, 10, QChar(u'0')).toStdString(); };
        std::vector<int> numbers;
        for (int number = 0; number < 10'000; ++number) {
            rows.append(textOf(number));
            numbers.push_back(number);
            if (numbers.size() <= 1000)
                continue;
            std::vector<int> from(1001);
            std::iota(from.begin(), from.end(), 0);
            const auto gone = static_cast<std::ptrdiff_t>(number * 7 % 1001);
            from.erase(from.begin() + gone);
            numbers.erase(numbers.begin() + gone);
            rows.take(from);
        }
        QCOMPARE(rows.size(), numbers.size());
        for (size_t row = 0; row < rows.size(); ++row)
            QCOMPARE(QByteArray(rows.at(row), 1000), QByteArray::fromStdString(textOf(numbers[row])));
        QVERIFY2(rows.pieces() <= 2 + 1000 * 1000 * 5 / 4 / 0x10000 + 1, qPrintable(QString::number(rows.pieces())));
        rows.take({});
        QCOMPARE(rows.pieces(), size_t(0));
    }

    /// More than one piece of memory, and as many texts as rows.
    void manyRows()
    {
        PackedRows<ReviewItem> rows;
        for (int i = 0; i < 20'000; ++i) {
            ReviewItem item;
            item.id = ReviewItemId(u"item %1"_s.arg(i));
            item.identityName = u"person %1"_s.arg(i / 2);
            rows.append(item);
        }
        for (size_t i : {size_t(0), size_t(7'777), size_t(19'999)}) {
            QCOMPARE(rows.at(i).id.toString(), u"item %1"_s.arg(i));
            QCOMPARE(rows.at(i).identityName, u"person %1"_s.arg(i / 2));
        }
    }

    void numbersOfAnyWidth()
    {
        QRandomGenerator random(1);
        for (const quint32 most : {200U, 60'000U, 4'000'000'000U}) {
            CompactNumbers compact;
            std::vector<quint32> plain;
            for (int i = 0; i < 500; ++i) {
                plain.push_back(random.bounded(most));
                compact.push_back(plain.back());
                const auto at = static_cast<size_t>(random.bounded(int(plain.size())));
                plain[at] = random.bounded(most);
                compact.set(at, plain[at]);
            }
            compact.take({499, 3, 250});
            QCOMPARE(compact.size(), size_t(3));
            QCOMPARE(compact[0], plain[499]);
            QCOMPARE(compact[1], plain[3]);
            QCOMPARE(compact[2], plain[250]);
        }
    }

    /// As many hashes alike as there can be.
    void numbersAreFound()
    {
        for (const size_t hashes : {size_t(1), size_t(7), size_t(100'000)}) {
            NumberIndex index;
            const auto hashOf = [hashes](quint32 number) { return size_t(number) * 0x9e3779b97f4a7c15ULL % hashes; };
            const auto found = [&](quint32 number) {
                return index.find(hashOf(number), [number](quint32 one) { return one == number; });
            };
            QCOMPARE(found(0), NumberIndex::none);
            for (quint32 number = 0; number < 1000; ++number)
                index.insert(hashOf(number), number);
            for (quint32 number = 0; number < 1000; ++number)
                QCOMPARE(found(number), number);
            QCOMPARE(found(1000), NumberIndex::none);
            // The odd ones go, the others move up.
            std::vector<int> moved(1000, -1);
            for (size_t number = 0; number < 1000; number += 2)
                moved[number] = static_cast<int>(number) / 2;
            index.renumber(moved);
            for (quint32 number = 0; number < 1000; ++number) {
                const quint32 now =
                    index.find(hashOf(number), [&](quint32 one) { return one * 2 == number && number % 2 == 0; });
                QCOMPARE(now, number % 2 == 0 ? number / 2 : NumberIndex::none);
            }
        }
    }
};

QTEST_GUILESS_MAIN(PackedRowsTest)
#include "tst_packed_rows.moc"
