#pragma once

#include <optional>

#include "views/kit/page.h"
#include "views/kit/worker.h"
#include "views/pods/logorigins.h"

class QLabel;
class QLineEdit;
class QToolButton;

namespace portolan {

class Chooser;
class LogFindBar;
class LogStrip;
class LogView;
class MessagePane;

/// What a container wrote, as it writes it, or all pods of a workload or Service in order of time, each with its name and colour: the log
/// from the last lines on, or of the run before; searched, filtered by severity, wrapped,
/// marked, copied and saved. Reads only while it is in front. Of files it shows the log they hold.
class LogPage final : public Page
{
    Q_OBJECT
public:
    explicit LogPage(const PageContext &context, QWidget *parent = nullptr);
    ~LogPage() override;

    void setNamespace(const std::string &) override {}
    void open(const Target &target) override;
    [[nodiscard]] Target where() const override;
    [[nodiscard]] bool drawsOne() const override { return true; }
    void activate() override;
    void deactivate() override;
    void focusFilter() override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] LogView *view() const { return m_view; }
    [[nodiscard]] LogFindBar *findBar() const { return m_find; }
    [[nodiscard]] const LogBuffer &buffer() const { return m_reader.buffer(); }
    /// Writes all of the log to a file: as the container wrote it, or as it is seen here. Errors: those of OutputFile.
    [[nodiscard]] Result<void> save(const QString &path, bool asSeen) const;

private:
    void buildHead();
    void listen();
    void showLogsOf(const ObjectKey &key, const QString &container);
    void chosen();
    void take(const LogChoice &choice);
    void tellNothing();
    void nameSources();
    void requireKinds(bool on);
    void start();
    void tellState();
    void goToMatch(bool forward);
    void chooseFile();

    std::optional<ObjectKey> m_object;
    QString m_container;
    std::vector<LogOrigin> m_origins; ///< with which the reading begins
    bool m_active = false, m_started = false;
    LogReader m_reader;
    QLineEdit *m_edit;
    Chooser *m_containers;
    QToolButton *m_previous = nullptr, *m_sticky = nullptr, *m_wrap = nullptr, *m_times = nullptr;
    LogFindBar *m_find;
    LogStrip *m_strip;
    QLabel *m_note;
    LogView *m_view;
    MessagePane *m_message;
    Worker<QStringList> m_suggestions;
    Worker<LogChoice> m_chooser;
};

} // namespace portolan
