# Installs the build BUILD of the tree SOURCE, builds project/ against it with the compiler flags FLAGS (sanitizers
# must be the same on both sides) and looks at what it prints.
set(place ${BUILD}/tests/consumer/place)
file(REMOVE_RECURSE ${place})
execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --prefix ${place}/installed
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR}/project -B ${place}/build -G Ninja
  -DCMAKE_PREFIX_PATH=${place}/installed -DCMAKE_CXX_FLAGS=${FLAGS} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${place}/build OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${place}/build/consumer ${SOURCE}/corpus/loud-rooms.txt
  OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
if(NOT printed STREQUAL "Loud rooms\tpitch\n")
  message(FATAL_ERROR "a program that links the installed library prints: ${printed}")
endif()
