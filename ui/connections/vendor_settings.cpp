// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/vendor_settings.h"

#include "ui/connections/form_field.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace baton {

namespace {

constexpr int longestText = 2000; ///< characters

} // namespace

VendorSettings::VendorSettings(QFormLayout &form, QWidget &parent) : QObject(&parent), m_form(form), m_parent(parent) {}

void VendorSettings::show(const std::vector<VendorSetting> &settings, SignInKind signIn)
{
    for (QWidget *row : std::exchange(m_rows, {}))
        m_form.removeRow(row);
    for (const VendorSetting &setting : settings) {
        if (setting.ofSignIn && *setting.ofSignIn != signIn)
            continue;
        const QByteArray id = "setting-" + setting.name.toLatin1();
        QWidget *editor = newEditor(setting);
        editor->setAccessibleName(setting.label);
        auto *field = new FormField(QLatin1StringView(id), *editor, &m_parent);
        field->setNote(setting.explanation);
        m_form.addRow(formLabel(QLatin1StringView(id), setting.label, editor, &m_parent), field);
        m_rows.push_back(field);
    }
}

QWidget *VendorSettings::newEditor(const VendorSetting &setting)
{
    const QString value = m_values.value(setting.name);
    if (setting.choices.isEmpty()) {
        auto *line = new QLineEdit(value, &m_parent);
        line->setMaxLength(longestText);
        line->setPlaceholderText(setting.standard);
        connect(line, &QLineEdit::textEdited, this,
                [this, name = setting.name](const QString &text) { keep(name, text); });
        return line;
    }
    auto *box = new QComboBox(&m_parent);
    box->addItem(setting.standard.isEmpty() ? tr("As the vendor has it") : tr("%1 (standard)").arg(setting.standard),
                 QString());
    for (const QString &choice : setting.choices)
        box->addItem(choice, choice);
    box->setCurrentIndex(std::max(0, box->findData(value)));
    connect(box, &QComboBox::currentIndexChanged, this,
            [this, box, name = setting.name] { keep(name, box->currentData().toString()); });
    return box;
}

void VendorSettings::keep(const QString &name, const QString &value)
{
    m_values.insert(name, value);
    Q_EMIT edited();
}

} // namespace baton
