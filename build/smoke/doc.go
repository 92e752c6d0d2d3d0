// Package smoke drives the program as it is shipped, in its real window: WebKitWebDriver moves the mouse
// and types, and a small library loaded beforehand lets it in and answers file dialogs.
//
//	xvfb-run -a -s "-screen 0 1440x900x24" go test -tags smoke -count=1 ./build/smoke/
//
// It tests build/bin/manicule, or what MANICULE_BINARY names.
package smoke
