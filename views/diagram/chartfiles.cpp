#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QToolButton>

#include "models/core/outputfile.h"
#include "models/core/shown.h"
#include "models/diagram/handpositions.h"
#include "views/diagram/chartview.h"
#include "views/diagram/figure.h"
#include "views/diagram/paintercanvas.h"
#include "views/kit/settings.h"

namespace portolan {

// What a chart writes and keeps: exports, the clipboard, hand-moved positions.

void ChartView::copyPicture()
{
    if (const auto &picture = m_scene->picture())
        QGuiApplication::clipboard()->setImage(figureImage(picture->graph, picture->layout, m_scene->theme(), 2));
}

bool ChartView::exportTo(const QString &path, const ExportChoice &choice, QString *error)
{
    const auto format = figureFormat(path.toStdString());
    const auto say = [error](const QString &text) {
        if (error)
            *error = text;
        return false;
    };
    if (!m_scene->picture() || !m_wanted)
        return say(tr("There is no chart yet."));
    if (!format)
        return say(tr("The file's suffix tells the format: svg, png, pdf, dot, mmd, drawio or json."));
    FigureOptions options;
    options.theme = DiagramTheme::byName(choice.theme.toStdString()).value_or(m_scene->theme());
    options.scale = choice.scale;
    options.layout = layoutOptions(m_positions, m_scene->picture().get()); // as it stands on the screen
    options.layout.title = choice.title.toStdString();
    options.layout.legend = choice.legend;
    options.redact = choice.redact;
    double shrunk = 1;
    const QByteArray bytes = figureBytes(forFile(*m_wanted), *format, options, &shrunk);
    if (bytes.isEmpty())
        return say(tr("The chart is too large for this machine's memory in this format; SVG needs less."));
    const auto written = writeOutputFile(path.toStdString(), std::string_view(bytes.constData(), std::size_t(bytes.size())), OutputFile::Reader::MustBeThere);
    if (!written)
        return say(QString::fromStdString(written.error().detail));
    if (shrunk < 0.999)
        problem(tr("The chart is too large for this format: it was drawn at %1 % of the size. SVG has no such limit.").arg(qRound(shrunk * 100)));
    return true;
}

void ChartView::chooseExport()
{
    ExportMemory memory = m_settings ? m_settings->exports() : ExportMemory();
    ExportDialog dialog(graph() ? QString::fromStdString(graph()->title) : QString(), memory, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const QString suffix = dialog.suffix();
    QString path = QFileDialog::getSaveFileName(this, tr("Export the chart"), QDir(memory.folder).filePath(QStringLiteral("chart.") + suffix), QStringLiteral("*.") + suffix);
    if (path.isEmpty())
        return;
    if (!figureFormat(path.toStdString()))
        path += QLatin1Char('.') + suffix;
    memory = dialog.memory();
    memory.folder = QFileInfo(path).absolutePath();
    if (m_settings)
        m_settings->setExports(memory);
    QString error;
    if (!exportTo(path, dialog.choice(), &error))
        QMessageBox::warning(this, tr("Export the chart"), plainTip(tr("%1 could not be written: %2").arg(path, error)));
}

bool ChartView::printTo(QPrinter &printer) const
{
    const auto &picture = m_scene->picture();
    QPainter painter;
    return picture && painter.begin(&printer)
        && paintOnPage(painter, printer.pageLayout().paintRectPixels(printer.resolution()).size(), picture->graph, picture->layout,
                       DiagramTheme::byName("print").value_or(m_scene->theme()));
}

void ChartView::choosePrinter()
{
    const auto &picture = m_scene->picture();
    if (!picture)
        return;
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(QString::fromStdString(picture->layout.title));
    printer.setPageOrientation(picture->layout.width > picture->layout.height ? QPageLayout::Landscape : QPageLayout::Portrait);
    QPrintDialog dialog(&printer, this);
    if (dialog.exec() == QDialog::Accepted && !printTo(printer))
        QMessageBox::warning(this, tr("Print"), tr("The printer takes nothing."));
}

void ChartView::setFigure(const QString &cluster, const QString &figure)
{
    if (cluster == m_cluster && figure == m_figure)
        return;
    m_cluster = cluster;
    m_figure = figure;
    m_since = m_generation + 1; // of the graph to come
    m_held = nullptr;
    auto kept = m_store.open(cluster, figure);
    m_positions = kept ? *kept : HandPositions();
    if (!kept)
        problem(tr("Positions you gave to boxes are not used: %1").arg(QString::fromStdString(kept.error().text())));
}

void ChartView::problem(const QString &text) { m_evidence->setText(shownText(text).toHtmlEscaped()); }

void ChartView::keepPositions()
{
    QString error;
    if (!m_store.save(m_positions, &error))
        problem(tr("Positions could not be kept: %1").arg(error));
    ++m_generation;
    if (m_wanted && !m_busy)
        startLayout();
}

void ChartView::moved(int node, const QPointF &corner)
{
    const auto &picture = m_scene->picture();
    if (!picture)
        return;
    const auto n = std::size_t(node);
    m_positions[picture->graph.nodes[n].id] = handPosition(picture->graph, picture->layout, n, {corner.x(), corner.y()});
    keepPositions();
}

void ChartView::resetPositions()
{
    if (m_positions.empty())
        return;
    m_positions.clear();
    keepPositions();
}

bool ChartView::loadPositionsFrom(const QString &file, QString *error)
{
    auto read = loadPositions(file);
    if (!read) {
        if (error)
            *error = QString::fromStdString(read.error().text());
        return false;
    }
    m_positions = std::move(*read);
    keepPositions();
    return true;
}

bool ChartView::savePositionsTo(const QString &file, QString *error) const { return savePositions(m_positions, file, error); }

void ChartView::askForPositions(bool save)
{
    const QString filter = tr("Positions (*.positions.json);;All files (*)");
    const QString title = save ? tr("Save positions") : tr("Load positions");
    const QString suggested = QStringLiteral("chart.positions.json");
    const QString file = save ? QFileDialog::getSaveFileName(this, title, suggested, filter) : QFileDialog::getOpenFileName(this, title, QString(), filter);
    QString error;
    if (!file.isEmpty() && !(save ? savePositionsTo(file, &error) : loadPositionsFrom(file, &error)))
        QMessageBox::warning(this, title, plainTip(error));
}

QMenu *ChartView::makePositionsMenu()
{
    auto *menu = new QMenu(m_positionsButton);
    QAction *back = menu->addAction(tr("Put the selected box back"), this, [this] {
        if (m_scene->current() >= 0 && m_positions.erase(m_scene->picture()->graph.nodes[std::size_t(m_scene->current())].id) > 0)
            keepPositions();
    });
    QAction *all = menu->addAction(tr("Reset all positions"), this, &ChartView::resetPositions);
    menu->addSeparator();
    QAction *save = menu->addAction(tr("Save positions…"), this, [this] { askForPositions(true); });
    menu->addAction(tr("Load positions…"), this, [this] { askForPositions(false); });
    connect(menu, &QMenu::aboutToShow, this, [this, back, all, save] {
        const int node = m_scene->current();
        back->setEnabled(node >= 0 && m_positions.contains(m_scene->picture()->graph.nodes[std::size_t(node)].id));
        all->setEnabled(!m_positions.empty());
        save->setEnabled(!m_positions.empty());
    });
    return menu;
}

} // namespace portolan
