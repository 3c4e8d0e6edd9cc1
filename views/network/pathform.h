#pragma once

#include <memory>

#include <QWidget>

#include "models/network/endcatalog.h"
#include "views/kit/worker.h"
#include "views/theme/theme.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace portolan {

/// Where the two ends, the port and the protocol of a path are typed. Suggests ends from a catalog, which is searched beside the GUI
/// thread, and ports from the destination;
/// marks the field that is wrong and says why.
class PathForm final : public QWidget
{
    Q_OBJECT
public:
    enum class Field : std::uint8_t { None, From, To };

    explicit PathForm(Theme &theme, QWidget *parent = nullptr);

    /// Returns the one before: it may be large, and is better freed elsewhere.
    std::shared_ptr<const EndCatalog> setCatalog(std::shared_ptr<const EndCatalog> catalog);
    /// What the port box offers; the port itself is left alone.
    void setPorts(const std::vector<PortOffer> &ports);
    void setFrom(const QString &end);
    void setTo(const QString &end);
    /// 0: not chosen yet.
    void setPort(int port, Protocol protocol);
    /// "5432/TCP", "http", "/UDP": what is left out is empty, or the protocol as it stands.
    void setPort(const QString &text);
    void swapEnds();
    void setProblem(Field field, const QString &sentence);
    [[nodiscard]] QString from() const;
    [[nodiscard]] QString to() const;
    [[nodiscard]] int port() const; ///< -1: no number
    /// The port as typed, without protocol and name: "5432", "http"; empty: not chosen yet.
    [[nodiscard]] QString portText() const;
    [[nodiscard]] Protocol protocol() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QLineEdit *fromEdit() const { return m_from; }
    [[nodiscard]] QLineEdit *toEdit() const { return m_to; }
    [[nodiscard]] QComboBox *portBox() const { return m_port; }

Q_SIGNALS:
    void traceWished(); ///< something changed, or Enter

private:
    void showPort(const QString &text);
    void makeEnd(QLineEdit *edit, const QString &name, const QString &hint);
    void suggest(QLineEdit *edit);
    void showSuggestions(const std::vector<EndCatalog::Entry> &entries);
    void portTyped();

    Theme &m_theme;
    std::shared_ptr<const EndCatalog> m_catalog;
    std::vector<PortOffer> m_ports; ///< as offered
    QLineEdit *m_from, *m_to;
    QLineEdit *m_typedIn = nullptr; ///< for which suggestions are looked up
    Worker<std::vector<EndCatalog::Entry>> m_suggestions;
    QComboBox *m_port, *m_protocol;
    QToolButton *m_swap;
    QLabel *m_problem;
};

} // namespace portolan
