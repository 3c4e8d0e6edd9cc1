# What `cmake --install` puts where, and the Debian package made from it (cpack -G DEB in a release build).
include(GNUInstallDirs)

install(FILES ${PROJECT_SOURCE_DIR}/packaging/portolan.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
set(PORTOLAN_DOCDIR ${CMAKE_INSTALL_DATADIR}/doc/portolan) # Debian's name for it, not the project's
install(FILES ${PROJECT_SOURCE_DIR}/packaging/copyright ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/CHANGELOG.md
        DESTINATION ${PORTOLAN_DOCDIR})
if(PORTOLAN_GUI)
  install(FILES ${PROJECT_SOURCE_DIR}/packaging/portolan.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES ${PROJECT_SOURCE_DIR}/packaging/portolan-mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME portolan.xml)
  install(FILES ${PROJECT_SOURCE_DIR}/packaging/io.github.portolan.Portolan.metainfo.xml
          DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
  install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/portolan.svg
          DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME portolan)
set(CPACK_PACKAGE_CONTACT "Portolan maintainers <maintainers@portolan.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "see what is in a Kubernetes cluster, and how it hangs together")
set(CPACK_PACKAGE_DESCRIPTION "Lists and watches a cluster and shows every kind in tables and trees, and the
storage ladder and the way of packets in figures. Commands draw, trace and
explain without a display. It only ever reads.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Found at run time, so that no link tells of them: the platform plug-ins, the SVG icon engine, and the faces of the figures.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates")
if(PORTOLAN_GUI)
  string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", qt6-qpa-plugins, fonts-inter, fonts-noto-mono, fonts-noto-cjk")
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-translations-l10n") # the words on Qt's own buttons
endif()
include(CPack)
