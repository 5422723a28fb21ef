// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connections/connection_desk.h"
#include "ui/connections/connection_draft.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QAbstractButton;
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;

namespace baton {

class FormField;
class VendorSettings;

/// The fields of a connection, those that are rarely needed folded away. What is typed for one vendor or one way to
/// sign in stays when another is picked and comes back with it. A field says what is wrong with it once it was left,
/// or when everything is asked for.
class ConnectionForm final : public QWidget
{
    Q_OBJECT

public:
    ConnectionForm(const ConnectionDesk &desk, const std::optional<Connection> &before, QWidget *parent = nullptr);
    ~ConnectionForm() override;

    ConnectionDraft draft() const;
    /// As the fields stand now.
    CheckedDraft checked() const;
    /// Says what is wrong with every field, and leads to the first; false: nothing is.
    bool demandAll();
    /// There is such a connection by now: what follows changes it.
    void setKept(const Connection &kept);
    /// From elsewhere than the fields: the store refuses the name.
    void refuse(DraftField field, const QString &sentence);
    /// The keys go to the first field to be typed into.
    void focusFirst();

Q_SIGNALS:
    void edited();

private:
    void buildBasics(QFormLayout &form);
    void buildMarks(QFormLayout &form);
    void buildAdvanced();
    FormField *addField(QFormLayout &form, DraftField field, QLatin1StringView id, const QString &label,
                        QWidget *editor);
    QLineEdit *addLine(QFormLayout &form, DraftField field, QLatin1StringView id, const QString &label);
    void fillIn(const ConnectionDraft &draft);
    void vendorChanged();
    void signInChanged();
    void changed();
    void leave(DraftField field);
    void tellProblems();
    void setUnfolded(bool unfolded);
    void chooseCaFile();
    const VendorOffer &offer() const;
    SignInKind signIn() const;
    QStringList takenNames() const;

    const ConnectionDesk &m_desk;
    std::optional<Connection> m_before;
    QHash<DraftField, FormField *> m_fields;
    QHash<DraftField, QString> m_refused; ///< until the field is changed
    QSet<DraftField> m_left;              ///< fields that say what is wrong with them
    QFormLayout *m_basics;
    QFormLayout *m_more;
    QComboBox *m_vendor;
    QLineEdit *m_name;
    QLineEdit *m_address;
    QComboBox *m_signIn;
    QLineEdit *m_clientId;
    QLineEdit *m_secret;
    QLineEdit *m_label;
    QCheckBox *m_production;
    QCheckBox *m_readOnly;
    QAbstractButton *m_unfold;
    QWidget *m_advanced;
    QComboBox *m_apiVersion;
    QLineEdit *m_rateLimit;
    QComboBox *m_proxyKind;
    QLineEdit *m_proxy;
    QLineEdit *m_caFile;
    QLineEdit *m_redirect;
    VendorSettings *m_settings;
};

} // namespace baton
