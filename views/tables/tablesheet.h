#pragma once

#include <vector>

#include <QString>

#include "models/tables/objecttablemodel.h"
#include "views/kit/sheet.h"

class QPrinter;
class QWidget;

namespace portolan {

class ObjectTableView;
class Settings;

/// A table as it can be taken out of the window: the rows that pass the filter, in their order, with the columns that are shown.
/// Borrows the view, which is where questions are asked, and the settings.
class TableSheet final : public Sheet
{
public:
    TableSheet(ObjectTableView &view, Settings *settings, QString title) : m_view(view), m_settings(settings), m_title(std::move(title)) {}

    /// nullptr: there is none yet.
    void setModel(const ObjectTableModel *model) { m_model = model; }
    [[nodiscard]] bool isBlank() const override { return !m_model || m_model->rowCount() == 0; }
    void chooseExport() override;
    [[nodiscard]] bool canPrint() const override { return true; }
    void choosePrinter() override;
    /// CSV (RFC 4180), with the heads. False with a message when it cannot.
    [[nodiscard]] bool exportTo(const QString &path, QString *error) const;
    /// As many pages as the rows need, each with the heads; columns share the page's width. False when the printer takes nothing.
    bool printTo(QPrinter &printer) const;

private:
    [[nodiscard]] std::vector<int> rows() const;

    ObjectTableView &m_view;
    Settings *m_settings;
    QString m_title;
    const ObjectTableModel *m_model = nullptr;
};

} // namespace portolan
