# Headers that nearly every file includes, parsed once for all modules: two thirds of a cold build were spent on parsing them.
# Sources still include what they use; they must compile without this as well (-DPORTOLAN_PCH=OFF).
option(PORTOLAN_PCH "Precompile the headers that most files include" ON)
if(PORTOLAN_PCH AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
  # GCC 13 and 14 crash now and then while they load a precompiled header (seen with Debian 13's 14.2), 12 never did.
  list(PREPEND CMAKE_CXX_COMPILER_LAUNCHER ${PROJECT_SOURCE_DIR}/packaging/compile-again)
endif()

set(PORTOLAN_PCH_CORE <algorithm> <array> <charconv> <cstdint> <functional> <map> <memory> <optional> <set> <span> <string>
  <string_view> <unordered_map> <unordered_set> <utility> <vector> <tl/expected.hpp>
  <QByteArray> <QCoreApplication> <QObject> <QPointer> <QString> <QTimer>)
set(PORTOLAN_PCH_WIDGETS ${PORTOLAN_PCH_CORE} <QApplication> <QComboBox> <QHBoxLayout> <QKeyEvent> <QLabel> <QLineEdit> <QMenu>
  <QPainter> <QPushButton> <QScrollArea> <QScrollBar> <QStackedWidget> <QStyledItemDelegate> <QToolButton> <QTreeView>
  <QVBoxLayout> <QWidget>)
set(PORTOLAN_PCH_TEST <random> <QDir> <QFile> <QProcess> <QSignalSpy> <QTemporaryDir> <QTest>)

# portolan_pch(NAME TYPE HEADERS LIBRARIES): what precompiles HEADERS; others take them from it. TYPE as of those that take
# them: an EXECUTABLE is compiled with other flags than a STATIC library.
function(portolan_pch name type headers libraries)
  if(NOT PORTOLAN_PCH)
    return()
  endif()
  if(type STREQUAL "EXECUTABLE")
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/pch/main.cpp CONTENT "int main() { return 0; }\n")
    add_executable(${name} ${CMAKE_BINARY_DIR}/pch/main.cpp)
  else()
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/pch/empty.cpp CONTENT "\n")
    add_library(${name} STATIC ${CMAKE_BINARY_DIR}/pch/empty.cpp)
  endif()
  set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
  target_link_libraries(${name} PRIVATE portolan_options ${libraries})
  target_precompile_headers(${name} PRIVATE ${headers})
  # What ccache takes for the header: two builds never write the same bytes, so other clones would find nothing.
  string(MD5 sum "${headers};${libraries};${CMAKE_CXX_FLAGS_RELEASE};${CMAKE_CXX_COMPILER_VERSION};${Qt6_VERSION}")
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${name}.dir/cmake_pch.hxx.gch.sum CONTENT "${sum}\n")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${name} PRIVATE -fpch-preprocess) # what ccache needs to see what a precompiled header holds
  endif()
endfunction()

# Lets a target take the precompiled headers of another.
function(portolan_reuse_pch target from)
  if(PORTOLAN_PCH AND TARGET ${from})
    target_precompile_headers(${target} REUSE_FROM ${from})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      target_compile_options(${target} PRIVATE -fpch-preprocess)
    endif()
  endif()
endfunction()

portolan_pch(portolan_pch_core STATIC "${PORTOLAN_PCH_CORE}" "Qt6::Core;tl::expected")
if(PORTOLAN_GUI)
  portolan_pch(portolan_pch_widgets STATIC "${PORTOLAN_PCH_WIDGETS}" "Qt6::Widgets;tl::expected")
endif()

# The precompiled headers that fit a module.
function(portolan_precompiled target folder)
  if(folder MATCHES "^views/")
    portolan_reuse_pch(${target} portolan_pch_widgets)
  else()
    portolan_reuse_pch(${target} portolan_pch_core)
  endif()
endfunction()
