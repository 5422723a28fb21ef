// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/listing/list_loader.h"

#include <QByteArray>
#include <QHash>

namespace baton::bench {

constexpr int listedPageSize = 250;

/// The pages of a list of `rows` certifications as SailPoint writes them, and an access token; rendered once, so that
/// no server's work is measured.
class ListedPages
{
public:
    explicit ListedPages(int rows);

    int rows() const { return m_rows; }
    /// The body for a request's path and query: a page, at an offset where a reader of whole pages or of overlapping
    /// ones asks for it, or the token.
    const QByteArray &body(const QByteArray &target) const;
    /// The same with its head, as FixedHttpServer sends it.
    const QByteArray &answer(const QByteArray &target) const;
    /// Of all pages that one reading without an overlap asks for.
    size_t bytes() const { return m_bytes; }

private:
    void keep(int offset, const std::string &body);

    int m_rows;
    size_t m_bytes = 0;
    QHash<int, QByteArray> m_bodies; ///< by offset; -1: the token
    QHash<int, QByteArray> m_answers;
};

} // namespace baton::bench
