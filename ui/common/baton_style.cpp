// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/baton_style.h"

#include "ui/common/hairline.h"
#include "ui/common/row_delegate.h"
#include "ui/common/style_indicators.h"
#include "ui/common/style_painting.h"
#include "ui/common/table_header.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QStyleFactory>

namespace baton {

using namespace Qt::StringLiterals;

namespace {

constexpr int fieldHeight = 32; ///< of fields, buttons and the menu bar, at the standard font
constexpr int fieldPadding = 5;
constexpr int scrollExtent = 12;
constexpr int tabIndent = 16;
constexpr int shortestGrip = 32;

/// What a scroll bar stands on: that of the view that it scrolls.
QColor groundBehind(const QWidget *bar)
{
    for (const QWidget *widget = bar; widget; widget = widget->parentWidget()) {
        if (qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QPlainTextEdit *>(widget))
            return widget->palette().color(QPalette::Base);
        if (widget->autoFillBackground())
            return widget->palette().color(widget->backgroundRole());
    }
    return QApplication::palette().color(QPalette::Base);
}

bool isPrimary(const QWidget *widget)
{
    return widget && widget->property("primary").toBool();
}

} // namespace

BatonStyle::BatonStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void BatonStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        style_painting::pushButton(*painter, *option, isPrimary(widget));
        return;
    case PE_PanelButtonTool:
        style_painting::toolButton(*painter, *option);
        return;
    case PE_PanelLineEdit: {
        // The editor of a combo box has no frame of its own.
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            style_painting::field(*painter, *option, option->rect, option->state.testFlag(State_HasFocus));
        return;
    }
    case PE_Frame:
        style_painting::frame(*painter, *option, widget && widget->property("ringOnly").toBool());
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        style_painting::checkMark(*painter, *option);
        return;
    case PE_IndicatorRadioButton:
        style_painting::radioMark(*painter, *option);
        return;
    case PE_IndicatorBranch:
        style_painting::branchArrow(*painter, *option);
        return;
    case PE_FrameLineEdit:
    case PE_FrameFocusRect:
    case PE_PanelStatusBar:
    case PE_PanelMenuBar:
    case PE_IndicatorHeaderArrow:
    case PE_FrameTabBarBase:
    case PE_PanelScrollAreaCorner:
    case PE_FrameStatusBarItem:
        return; // drawn with what they belong to, or not at all
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void BatonStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case CE_Header: // as a whole: Fusion would take its own margin off the label
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            const auto *view = qobject_cast<const TableHeader *>(widget);
            style_painting::headerSection(*painter, *header);
            style_painting::headerLabel(*painter, *header, view ? view->leadOf(header->section) : RowDelegate::padding);
            return;
        }
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, Theme::of(option->palette).color(Token::Base));
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            style_painting::tab(*painter, *tab);
            return;
        }
        break;
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option)) {
            style_painting::tabLabel(*painter, *tab);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            const bool mnemonics = proxy()->styleHint(SH_UnderlineShortcut, option, widget, nullptr) != 0;
            style_painting::pushButtonLabel(*painter, *button, isPrimary(widget), mnemonics);
            return;
        }
        break;
    case CE_ProgressBar: // as a whole: no text, no motion
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            style_painting::progressBar(*painter, *bar);
            return;
        }
        break;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            const bool mnemonics = proxy()->styleHint(SH_UnderlineShortcut, option, widget, nullptr) != 0;
            style_painting::menuBarItem(*painter, *item, mnemonics);
            return;
        }
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, Theme::of(option->palette).color(Token::Window));
        return;
    case CE_Splitter:
        paintHairline(*painter, option->rect, Theme::of(option->palette).color(Token::Hairline));
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void BatonStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                    const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
            style_painting::scrollBar(*painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget),
                                      groundBehind(widget));
            return;
        }
    }
    if (control == CC_ComboBox) {
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            style_painting::comboBox(*painter, *box);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect BatonStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar) {
        if (control == CC_ComboBox && part == SC_ComboBoxEditField)
            return visualRect(option->direction, option->rect, option->rect.adjusted(8, 2, -30, -2));
        return QProxyStyle::subControlRect(control, option, part, widget);
    }
    // No arrows: the groove is the whole bar.
    const bool upright = bar->orientation == Qt::Vertical;
    const int length = upright ? bar->rect.height() : bar->rect.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int grip = length;
    if (range > 0)
        grip = std::clamp(static_cast<int>(qint64(bar->pageStep) * length / (range + bar->pageStep)),
                          std::min(shortestGrip, length), length);
    const int at =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - grip, bar->upsideDown);
    const auto piece = [&](int from, int size) {
        return upright ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size)
                       : visualRect(bar->direction, bar->rect,
                                    QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height()));
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSlider:
        return piece(at, grip);
    case SC_ScrollBarSubPage:
        return piece(0, at);
    case SC_ScrollBarAddPage:
        return piece(at + grip, length - at - grip);
    default:
        return {};
    }
}

QRect BatonStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const bool padded = frame && frame->lineWidth > 0 && widget && widget->actions().isEmpty(); // icons have room
        return padded ? rect.adjusted(fieldPadding, 0, -fieldPadding, 0) : rect;
    }
    if (element == SE_TabWidgetTabBar)
        return visualRect(option->direction, option->rect, rect.translated(tabIndent, 0));
    return rect;
}

QSize BatonStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize fitted = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int field = scaledLength(fieldHeight);
    if (type == CT_PushButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const int more = button && !button->icon.isNull() ? 18 : 12; // the icon stands further from its words
        return {std::max(scaledLength(80), fitted.width() + more), std::max(field, fitted.height())};
    }
    if (type == CT_ComboBox)
        return {fitted.width() + 16, std::max(field, fitted.height())};
    if (type == CT_LineEdit)
        return {fitted.width(), std::max(field, fitted.height())};
    if (type == CT_TabBarTab)
        return {fitted.width(), std::max(scaledLength(36), fitted.height())};
    if (type == CT_MenuBarItem)
        return {size.width() + 18, scaledLength(fieldHeight)};
    return fitted;
}

int BatonStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollExtent;
    case PM_ScrollBarSliderMin:
        return shortestGrip;
    case PM_DefaultFrameWidth:
        // Room for the ring of what scrolls and takes the focus.
        if (qobject_cast<const QAbstractScrollArea *>(widget))
            return 2;
        break;
    case PM_SplitterWidth:
        return 1;
    case PM_MenuBarHMargin:
        return 8;
    case PM_MenuBarVMargin:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18; // the mark is 16, with room for the ring
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_HeaderMargin:
        return 8;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int BatonStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_ComboBox_Popup:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace baton
