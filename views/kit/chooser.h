#pragma once

#include <functional>
#include <optional>

#include <QToolButton>

#include "views/kit/picklist.h"

namespace portolan {

/// A button that says what is chosen ("namespace  shop ▾") and opens a searchable list of what could be.
class Chooser final : public QToolButton
{
    Q_OBJECT
public:
    Chooser(Theme &theme, const QString &label, QWidget *parent = nullptr);

    void setItems(std::vector<PickItem> items) { m_items = std::move(items); }
    [[nodiscard]] const std::vector<PickItem> &items() const { return m_items; }
    void setCurrent(const QString &title);
    /// What was typed may be meant as it stands, though it is none of the items: answers what choosing it would mean, or nothing.
    using Typed = std::function<std::optional<PickItem>(const QString &typed)>;
    void setTyped(Typed typed) { m_typed = std::move(typed); }
    [[nodiscard]] PickList *list() const { return m_list; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {90, sizeHint().height()}; }

Q_SIGNALS:
    void chosen(const QVariant &value);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] std::vector<PickItem> search(const QString &typed) const;
    Theme &m_theme;
    QString m_label;
    QString m_current;
    std::vector<PickItem> m_items;
    Typed m_typed;
    PickList *m_list;
};

} // namespace portolan
