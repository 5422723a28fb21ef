// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/facet_model.h"

#include "models/tables/search_index.h"

#include <QLocale>

#include <algorithm>

namespace baton {

void FacetModel::setValues(std::vector<FacetValue> values)
{
    const bool same =
        std::equal(m_values.begin(), m_values.end(), values.begin(), values.end(),
                   [](const FacetValue &a, const FacetValue &b) { return a.key == b.key && a.label == b.label; });
    if (!same)
        beginResetModel();
    m_values = std::move(values);
    if (!same) {
        m_rows = matching();
        endResetModel();
    } else if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

void FacetModel::setPicked(const QSet<QString> &keys)
{
    if (keys == m_picked)
        return;
    m_picked = keys;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    Q_EMIT pickedChanged();
}

void FacetModel::setWords(const QString &words)
{
    beginResetModel();
    m_words = words;
    m_rows = matching();
    endResetModel();
}

std::vector<size_t> FacetModel::matching() const
{
    const std::vector<QByteArray> words = foldedWords(m_words);
    std::vector<size_t> rows;
    for (size_t i = 0; i < m_values.size(); ++i) {
        const QByteArray label = words.empty() ? QByteArray() : foldForSearch(m_values[i].label);
        if (std::all_of(words.begin(), words.end(), [&label](const QByteArray &word) { return label.contains(word); }))
            rows.push_back(i);
    }
    return rows;
}

int FacetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FacetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const FacetValue &value = m_values[m_rows[static_cast<size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
        return value.label;
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(value.label, QLocale().toString(value.count));
    case Qt::CheckStateRole:
        return m_picked.contains(value.key) ? Qt::Checked : Qt::Unchecked;
    case CountRole:
        return value.count;
    case KeyRole:
        return value.key;
    default:
        return {};
    }
}

Qt::ItemFlags FacetModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable : flags;
}

bool FacetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    QSet<QString> picked = m_picked;
    const QString key = index.data(KeyRole).toString();
    if (value.value<Qt::CheckState>() == Qt::Checked)
        picked.insert(key);
    else
        picked.remove(key);
    setPicked(picked);
    return true;
}

void FacetModel::toggle(const QModelIndex &index)
{
    const bool on = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace baton
