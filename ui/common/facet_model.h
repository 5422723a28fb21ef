// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/facet.h"

#include <QAbstractListModel>
#include <QSet>

#include <vector>

namespace baton {

/// The values of a facet to pick from: a check and a count each, narrowed by words.
class FacetModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CountRole = Qt::UserRole + 1 /**< int */, KeyRole /**< QString */ };

    using QAbstractListModel::QAbstractListModel;

    /// Other values, or other counts of the same ones.
    void setValues(std::vector<FacetValue> values);
    void setPicked(const QSet<QString> &keys);
    const QSet<QString> &picked() const { return m_picked; }
    void setWords(const QString &words);
    int valueCount() const { return static_cast<int>(m_values.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Qt::CheckStateRole only.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    void toggle(const QModelIndex &index);

Q_SIGNALS:
    void pickedChanged();

private:
    std::vector<size_t> matching() const;

    std::vector<FacetValue> m_values;
    std::vector<size_t> m_rows; ///< the values that match the words
    QSet<QString> m_picked;
    QString m_words;
};

} // namespace baton
