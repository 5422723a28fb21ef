# The options every target of Baton is built with, and the two ways to make one.
add_library(baton_options INTERFACE)
target_include_directories(baton_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_features(baton_options INTERFACE cxx_std_20)
target_compile_options(baton_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion>) # which clang takes for a part of -Wconversion
target_compile_definitions(baton_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

# What ccache needs to know whether a precompiled header has changed.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    add_compile_options(-fpch-preprocess)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
    set(CMAKE_PCH_INSTANTIATE_TEMPLATES ON)
endif()

option(BATON_WERROR "Treat warnings as errors" OFF)
if(BATON_WERROR)
    target_compile_options(baton_options INTERFACE -Werror)
endif()

set(BATON_SANITIZE "" CACHE STRING "Sanitizers to build with, as -fsanitize takes them")
if(BATON_SANITIZE)
    add_compile_options(-fsanitize=${BATON_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${BATON_SANITIZE})
    add_compile_definitions(BATON_SANITIZED)
endif()

option(BATON_FUZZ "Build the fuzz targets; needs clang and its run-time library" OFF)
if(BATON_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# Some 140 test programs, each with a copy of every library under the sanitizers, fill a disk.
option(BATON_SHARED "Build the folders as shared libraries, for builds that are tested and never shipped" OFF)

# A fast linker for some 190 programs, where there is one.
find_program(BATON_LLD ld.lld)
mark_as_advanced(BATON_LLD)
if(BATON_LLD)
    add_link_options(-fuse-ld=lld)
endif()

# Precompiled once for the whole build, because reading them is half of what compiling a file takes. They save time and
# nothing else: every file includes what it uses. -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON shows whether it does; the fuzz
# preset builds like that, but only what its decoders need.
function(baton_precompiled_headers name)
    cmake_parse_arguments(ARG "" "" "LIBS;HEADERS" ${ARGN})
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${name}.cpp CONTENT "" @ONLY)
    add_library(${name} OBJECT ${CMAKE_BINARY_DIR}/${name}.cpp)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(${name} PRIVATE baton_options ${ARG_LIBS})
    target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
endfunction()
set(standard_headers
    <algorithm> <array> <chrono> <deque> <functional> <map> <memory> <optional> <set> <stop_token> <string> <utility>
    <variant> <vector>)
set(core_headers
    ${standard_headers} <tl/expected.hpp>
    <QByteArray> <QDateTime> <QFuture> <QHash> <QList> <QObject> <QPointer> <QPromise> <QSet> <QString> <QStringList>
    <QUrl> <QVariant>)
set(widget_headers
    <QAbstractItemModel> <QAbstractItemView> <QAction> <QApplication> <QBoxLayout> <QComboBox> <QDialog> <QLabel>
    <QLineEdit> <QMenu> <QPainter> <QPushButton> <QStyledItemDelegate> <QToolButton> <QTreeView> <QWidget>)
baton_precompiled_headers(baton_core_headers LIBS Qt6::Core tl::expected HEADERS ${core_headers})
baton_precompiled_headers(baton_widget_headers LIBS Qt6::Widgets tl::expected HEADERS ${core_headers} ${widget_headers})
baton_precompiled_headers(baton_test_headers LIBS Qt6::Test tl::expected HEADERS ${core_headers} <QSignalSpy> <QTest>)
baton_precompiled_headers(baton_widget_test_headers LIBS Qt6::Test Qt6::Widgets tl::expected
    HEADERS ${core_headers} ${widget_headers} <QSignalSpy> <QTest>)
# BATON_HEADERS names the precompiled headers of a whole folder.
function(baton_use_headers target usual)
    if(BATON_HEADERS)
        set(usual ${BATON_HEADERS})
    endif()
    target_precompile_headers(${target} REUSE_FROM ${usual})
endfunction()

# baton_library(NAME baton_net SOURCES a.cpp b.cpp PUBLIC lib… PRIVATE lib…): one library per folder.
function(baton_library)
    cmake_parse_arguments(ARG "" "NAME" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    set(kind STATIC)
    if(BATON_SHARED)
        set(kind SHARED)
    endif()
    qt_add_library(${ARG_NAME} ${kind} ${ARG_SOURCES})
    baton_use_headers(${ARG_NAME} baton_core_headers)
    target_link_libraries(${ARG_NAME} PUBLIC baton_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()

# baton_test(NAME tst_x LABEL unit SOURCES a.cpp LIBS lib… [ARGS …]): one Qt Test executable, run offscreen.
function(baton_test)
    cmake_parse_arguments(ARG "SERIAL" "NAME;LABEL;TIMEOUT" "SOURCES;LIBS;ARGS;ENV" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    qt_add_executable(${ARG_NAME} ${ARG_SOURCES})
    set(headers baton_test_headers)
    if(Qt6::Network IN_LIST ARG_LIBS) # <QTest> then declares more
        set(headers baton_core_headers)
    endif()
    baton_use_headers(${ARG_NAME} ${headers})
    # Most tests have no header with a Q_OBJECT, and then this file is empty.
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${ARG_NAME}_autogen/mocs_compilation.cpp
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    target_link_libraries(${ARG_NAME} PRIVATE baton_options Qt6::Test ${ARG_LIBS})
    add_test(NAME ${ARG_NAME} COMMAND ${ARG_NAME} ${ARG_ARGS})
    set_tests_properties(${ARG_NAME} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;${ARG_ENV}")
    if(ARG_SERIAL)
        set_tests_properties(${ARG_NAME} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()
