#include "views/tables/tablesheet.h"

#include <algorithm>
#include <numeric>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>

#include "models/core/outputfile.h"
#include "models/core/shown.h"
#include "views/kit/settings.h"
#include "views/tables/objecttableview.h"
#include "views/tables/tabletext.h"

namespace portolan {

namespace {

constexpr int rowsMeasured = 200;

/// What stands on paper: black on white, all of it in one font, sized for `width` device units.
class PaperTable
{
public:
    PaperTable(const ObjectTableModel &model, std::vector<int> columns, QPrinter &printer)
        : m_model(model), m_columns(std::move(columns)), m_printer(printer), m_page(printer.pageLayout().paintRectPixels(printer.resolution()))
    {
        m_font = uiFont();
        m_font.setPixelSize(std::max(1, printer.resolution() * 8 / 72)); // 8 points
        const QFontMetrics metrics(m_font, &printer);
        m_gap = metrics.averageCharWidth() * 2;
        m_rowHeight = metrics.height() * 5 / 4;
        for (const int column : m_columns) {
            int width = metrics.horizontalAdvance(head(column));
            for (int row = 0; row < std::min(model.rowCount(), rowsMeasured); ++row)
                width = std::max(width, metrics.horizontalAdvance(cell(row, column)));
            m_widths.push_back(width + m_gap);
        }
        while (std::accumulate(m_widths.begin(), m_widths.end(), 0) > m_page.width()) { // the widest give way, a little each time
            auto widest = std::max_element(m_widths.begin(), m_widths.end());
            if (*widest <= 4 * m_gap)
                break;
            *widest = *widest * 9 / 10;
        }
    }

    void paint(QPainter &painter, const QString &title) const
    {
        painter.setPen(Qt::black);
        const int perPage = std::max(1, m_page.height() / m_rowHeight - 4), rows = m_model.rowCount();
        const int pages = (rows + perPage - 1) / perPage;
        for (int page = 0; page < pages; ++page) {
            if (page > 0)
                m_printer.newPage();
            QFont bold = m_font;
            bold.setBold(true);
            painter.setFont(bold);
            painter.drawText(QRect(0, 0, m_page.width(), m_rowHeight), Qt::AlignLeft | Qt::AlignVCenter, title);
            painter.drawText(QRect(0, 0, m_page.width(), m_rowHeight), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("%1 / %2").arg(page + 1).arg(pages));
            line(painter, 2 * m_rowHeight, [this](int column) { return head(column); });
            painter.drawLine(0, 3 * m_rowHeight, m_page.width(), 3 * m_rowHeight);
            painter.setFont(m_font);
            for (int row = page * perPage; row < std::min(rows, (page + 1) * perPage); ++row)
                line(painter, (3 + row - page * perPage) * m_rowHeight, [this, row](int column) { return cell(row, column); });
        }
    }

private:
    [[nodiscard]] QString head(int column) const { return m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(); }
    [[nodiscard]] QString cell(int row, int column) const { return m_model.index(row, column).data().toString().section(QLatin1Char('\n'), 0, 0); }
    template<class TextOf>
    void line(QPainter &painter, int top, const TextOf &textOf) const
    {
        int left = 0;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const QRect box(left, top, m_widths[i] - m_gap, m_rowHeight);
            painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, painter.fontMetrics().elidedText(textOf(m_columns[i]), Qt::ElideRight, box.width()));
            left += m_widths[i];
        }
    }

    const ObjectTableModel &m_model;
    std::vector<int> m_columns;
    QPrinter &m_printer;
    QRect m_page;
    QFont m_font;
    std::vector<int> m_widths;
    int m_gap = 0, m_rowHeight = 0;
};

} // namespace

std::vector<int> TableSheet::rows() const
{
    std::vector<int> out(m_model ? std::size_t(m_model->rowCount()) : 0);
    std::iota(out.begin(), out.end(), 0);
    return out;
}

bool TableSheet::exportTo(const QString &path, QString *error) const
{
    if (isBlank()) {
        *error = ObjectTableView::tr("There are no rows.");
        return false;
    }
    const std::string bytes = rowsText(*m_model, rows(), m_view.shownColumns(), TextFormat::Csv).toStdString();
    const auto written = writeOutputFile(path.toStdString(), bytes, OutputFile::Reader::MustBeThere);
    if (!written)
        *error = QString::fromStdString(written.error().detail);
    return written.has_value();
}

void TableSheet::chooseExport()
{
    ExportMemory memory = m_settings ? m_settings->exports() : ExportMemory();
    const QString path = QFileDialog::getSaveFileName(&m_view, ObjectTableView::tr("Export the table"), QDir(memory.folder).filePath(QStringLiteral("table.csv")), ObjectTableView::tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    if (m_settings) {
        memory.folder = QFileInfo(path).absolutePath();
        m_settings->setExports(memory);
    }
    QString error;
    if (!exportTo(path, &error))
        QMessageBox::warning(&m_view, ObjectTableView::tr("Export the table"), plainTip(ObjectTableView::tr("%1 could not be written: %2").arg(path, error)));
}

bool TableSheet::printTo(QPrinter &printer) const
{
    QPainter painter;
    if (isBlank() || !painter.begin(&printer))
        return false;
    PaperTable(*m_model, m_view.shownColumns(), printer).paint(painter, m_title);
    return true;
}

void TableSheet::choosePrinter()
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(m_title);
    printer.setPageOrientation(QPageLayout::Landscape);
    QPrintDialog dialog(&printer, &m_view);
    if (dialog.exec() == QDialog::Accepted && !printTo(printer))
        QMessageBox::warning(&m_view, ObjectTableView::tr("Print"), ObjectTableView::tr("The printer takes nothing."));
}

} // namespace portolan
