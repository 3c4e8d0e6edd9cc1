# What `cmake --install` puts where, and the Debian package made from it (cpack -G DEB in a release build).
include(GNUInstallDirs)

install(FILES ${PROJECT_SOURCE_DIR}/packaging/portolan.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
if(PORTOLAN_GUI)
  install(FILES ${PROJECT_SOURCE_DIR}/packaging/portolan.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES ${PROJECT_SOURCE_DIR}/packaging/io.github.portolan.Portolan.metainfo.xml
          DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
  install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/portolan.svg
          DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME portolan)
set(CPACK_PACKAGE_CONTACT "Portolan maintainers <maintainers@portolan.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "see what is in a Kubernetes cluster, and how it hangs together")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Found at run time, so that no link tells of them: the platform plug-ins, the SVG icon engine, and the faces of the figures.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates")
if(PORTOLAN_GUI)
  string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", qt6-qpa-plugins, fonts-inter, fonts-noto-mono, fonts-noto-cjk")
endif()
include(CPack)
