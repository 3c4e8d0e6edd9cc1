#pragma once

namespace portolan {

class DetailsArranger;
class DetailsPane;
class Navigator;
class WindowActions;

/// Ties what can be done with the object that is selected to who does it. All of them outlive their connections' sender.
void tieObjectActions(WindowActions &actions, DetailsPane &details, DetailsArranger &arranger, Navigator &navigator);
/// Says which of it is possible now.
void enableObjectActions(WindowActions &actions, const DetailsPane &details);

} // namespace portolan
