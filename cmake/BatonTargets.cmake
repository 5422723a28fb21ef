# The options every target of Baton is built with, and the two ways to make one.
add_library(baton_options INTERFACE)
target_include_directories(baton_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_features(baton_options INTERFACE cxx_std_20)
target_compile_options(baton_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual)
target_compile_definitions(baton_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

option(BATON_WERROR "Treat warnings as errors" OFF)
if(BATON_WERROR)
    target_compile_options(baton_options INTERFACE -Werror)
endif()

set(BATON_SANITIZE "" CACHE STRING "Sanitizers to build with, as -fsanitize takes them")
if(BATON_SANITIZE)
    add_compile_options(-fsanitize=${BATON_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${BATON_SANITIZE})
endif()

option(BATON_FUZZ "Build the fuzz targets; needs clang and its run-time library" OFF)
if(BATON_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# Some 140 test programs, each with a copy of every library under the sanitizers, fill a disk.
option(BATON_SHARED "Build the folders as shared libraries, for builds that are tested and never shipped" OFF)

# baton_library(NAME baton_net SOURCES a.cpp b.cpp PUBLIC lib… PRIVATE lib…): one library per folder.
function(baton_library)
    cmake_parse_arguments(ARG "" "NAME" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    set(kind STATIC)
    if(BATON_SHARED)
        set(kind SHARED)
    endif()
    qt_add_library(${ARG_NAME} ${kind} ${ARG_SOURCES})
    target_link_libraries(${ARG_NAME} PUBLIC baton_options ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()

# baton_test(NAME tst_x LABEL unit SOURCES a.cpp LIBS lib… [ARGS …]): one Qt Test executable, run offscreen.
function(baton_test)
    cmake_parse_arguments(ARG "SERIAL" "NAME;LABEL;TIMEOUT" "SOURCES;LIBS;ARGS;ENV" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    qt_add_executable(${ARG_NAME} ${ARG_SOURCES})
    target_link_libraries(${ARG_NAME} PRIVATE baton_options Qt6::Test ${ARG_LIBS})
    add_test(NAME ${ARG_NAME} COMMAND ${ARG_NAME} ${ARG_ARGS})
    set_tests_properties(${ARG_NAME} PROPERTIES LABELS "${ARG_LABEL}" TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;${ARG_ENV}")
    if(ARG_SERIAL)
        set_tests_properties(${ARG_NAME} PROPERTIES RUN_SERIAL ON)
    endif()
endfunction()
