#pragma once

#include <QDialog>

namespace portolan {

/// Version, what Portolan is, and under which licences it and what it is made of stand.
class AboutDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent);
};

/// What a report of a bug is to tell of the program and the machine: no name of a cluster, no object. `server`: its version, or empty.
[[nodiscard]] QString bugReportText(const QString &server);

/// What to tell, and that text to be copied.
class BugReportDialog final : public QDialog
{
    Q_OBJECT
public:
    BugReportDialog(const QString &server, QWidget *parent);
};

} // namespace portolan
