# belfry_folder(NAME LIBS...): src/NAME and all below it becomes the static library belfry_NAME.
function(belfry_folder name)
	file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.c)
	add_library(belfry_${name} STATIC ${sources})
	target_include_directories(belfry_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
	target_link_libraries(belfry_${name} PRIVATE belfry_flags PUBLIC ${ARGN})
endfunction()

# belfry_embed_migrations(FOLDER BACKEND): the numbered SQL files of src/store/migrations/BACKEND go into the binary
# as the table that src/store/migrations.h declares.
function(belfry_embed_migrations folder backend)
	file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/store/migrations/${backend}/*.sql)
	set(out ${CMAKE_BINARY_DIR}/generated/migrations_${backend}.c)
	add_custom_command(OUTPUT ${out}
		COMMAND ${CMAKE_SOURCE_DIR}/tools/embed-migrations ${backend} ${out} ${files}
		DEPENDS ${files} ${CMAKE_SOURCE_DIR}/tools/embed-migrations)
	target_sources(belfry_${folder} PRIVATE ${out})
	set_source_files_properties(${out} PROPERTIES COMPILE_OPTIONS -Wno-overlength-strings)
endfunction()

# belfry_unit_tests(): each tests/unit/FOLDER/*_test.c is one cmocka program against src/FOLDER.
function(belfry_unit_tests)
	file(GLOB_RECURSE tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/unit/*_test.c)
	foreach(test ${tests})
		file(RELATIVE_PATH path ${CMAKE_CURRENT_SOURCE_DIR}/unit ${test})
		string(REGEX REPLACE "/.*" "" folder ${path})
		string(REPLACE "/" "_" name ${path})
		string(REPLACE ".c" "" name ${name})
		belfry_cmocka_test(unit_${name} ${test} belfry_${folder})
		set_tests_properties(unit_${name} PROPERTIES LABELS unit TIMEOUT 60)
	endforeach()
endfunction()

# belfry_cmocka_test(NAME SOURCES... LIBS...): sources end in .c, all else is a library.
function(belfry_cmocka_test name)
	set(sources ${ARGN})
	set(libs ${ARGN})
	list(FILTER sources INCLUDE REGEX "\\.c$")
	list(FILTER libs EXCLUDE REGEX "\\.c$")
	add_executable(${name} ${sources})
	target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/src)
	target_link_libraries(${name} PRIVATE belfry_flags belfry_test ${libs})
	add_test(NAME ${name} COMMAND ${name})
endfunction()

# belfry_embed_file(FOLDER NAME FILE): the file's bytes go into the binary as `struct str embedded_NAME`. FILE is a
# full path: of the source, or of something that is built.
function(belfry_embed_file folder name file)
	set(out ${CMAKE_BINARY_DIR}/generated/embedded_${name}.c)
	add_custom_command(OUTPUT ${out}
		COMMAND ${CMAKE_SOURCE_DIR}/tools/embed-file ${name} ${file} ${out}
		DEPENDS ${file} ${CMAKE_SOURCE_DIR}/tools/embed-file)
	target_sources(belfry_${folder} PRIVATE ${out})
endfunction()

# belfry_embed_openapi(FOLDER): the parts in src/api/openapi, joined, as `struct str embedded_openapi_json`. A new
# part NAME.SECTION.json is found by its name.
function(belfry_embed_openapi folder)
	set(tools ${CMAKE_SOURCE_DIR}/tools)
	set(head ${CMAKE_SOURCE_DIR}/src/api/openapi/head.json)
	file(GLOB parts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/api/openapi/*.*.json)
	set(out ${CMAKE_BINARY_DIR}/generated/openapi.json)
	add_custom_command(OUTPUT ${out}
		COMMAND ${tools}/join-openapi ${out} ${head} ${parts}
		DEPENDS ${head} ${parts} ${tools}/join-openapi ${tools}/awk/openapi.awk)
	belfry_embed_file(${folder} openapi_json ${out})
endfunction()

# belfry_embed_json(FOLDER NAME FILE): as belfry_embed_file, without the white space between its parts.
function(belfry_embed_json folder name file)
	set(tools ${CMAKE_SOURCE_DIR}/tools)
	set(out ${CMAKE_BINARY_DIR}/generated/${name}.json)
	add_custom_command(OUTPUT ${out}
		COMMAND ${tools}/compact-json ${out} ${file}
		DEPENDS ${file} ${tools}/compact-json ${tools}/awk/compact.awk)
	belfry_embed_file(${folder} ${name} ${out})
endfunction()
