# One interface target carries the warnings and the build's flavour; every target of ours links it.
set(CMAKE_C_STANDARD 17)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(BELFRY_WERROR "Warnings are errors" ON)
set(BELFRY_SANITIZE "" CACHE STRING "address,undefined | thread")
option(BELFRY_COVERAGE "Instrument for gcov" OFF)
option(BELFRY_FUZZ "Build the libFuzzer targets (clang)" OFF)
option(BELFRY_TIDY "Run clang-tidy beside each compilation (clang)" OFF)

add_library(belfry_flags INTERFACE)
target_compile_definitions(belfry_flags INTERFACE _GNU_SOURCE BELFRY_VERSION="${PROJECT_VERSION}")
target_compile_options(belfry_flags INTERFACE
	-include ${CMAKE_SOURCE_DIR}/src/base/banned.h
	-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wstrict-prototypes
	-Wmissing-prototypes -Wold-style-definition -Wpointer-arith -Wcast-qual
	-Wwrite-strings -Wundef -Wvla -Wformat=2 -Wswitch-enum -Wdouble-promotion -Wnull-dereference
	-fno-common -fno-omit-frame-pointer)
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
	target_compile_options(belfry_flags INTERFACE -Wcast-align=strict -Walloca -Wduplicated-cond
		-Wduplicated-branches -Wlogical-op -Wimplicit-fallthrough=5)
endif()
if(BELFRY_WERROR)
	target_compile_options(belfry_flags INTERFACE -Werror)
endif()
if(BELFRY_SANITIZE)
	target_compile_options(belfry_flags INTERFACE -fsanitize=${BELFRY_SANITIZE} -fno-sanitize-recover=all)
	target_link_options(belfry_flags INTERFACE -fsanitize=${BELFRY_SANITIZE})
endif()
if(BELFRY_FUZZ)
	target_compile_options(belfry_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(BELFRY_COVERAGE)
	target_compile_options(belfry_flags INTERFACE --coverage)
	target_link_options(belfry_flags INTERFACE --coverage)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
	target_compile_options(belfry_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
		-fstack-protector-strong -fstack-clash-protection -fcf-protection)
	target_link_options(belfry_flags INTERFACE -pie -Wl,-z,relro,-z,now)
endif()
# Ninja then knows what to look at again: a source, a header of its, or the rules (by their digest) have changed.
if(BELFRY_TIDY)
	set(CMAKE_C_CLANG_TIDY clang-tidy --quiet)
	foreach(file .clang-tidy tests/.clang-tidy)
		file(SHA1 ${CMAKE_SOURCE_DIR}/${file} digest)
		string(APPEND tidy_rules ${digest})
		set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${file})
	endforeach()
	target_compile_definitions(belfry_flags INTERFACE BELFRY_TIDY_RULES="${tidy_rules}")
endif()
# Assertions are part of the product: they stay on in every build.
string(REPLACE "-DNDEBUG" "" CMAKE_C_FLAGS_RELEASE "${CMAKE_C_FLAGS_RELEASE}")
string(REPLACE "-DNDEBUG" "" CMAKE_C_FLAGS_RELWITHDEBINFO "${CMAKE_C_FLAGS_RELWITHDEBINFO}")
string(REPLACE "-O3" "-O2" CMAKE_C_FLAGS_RELEASE "${CMAKE_C_FLAGS_RELEASE}")
