// For tests only: preloaded (LD_PRELOAD) into the program exactly as it is shipped.
//
// WebKitWebDriver can drive a web view only if its context allows automation and the view was made
// to be controlled by it. Wails does neither, so this stands in for the function that makes the view.
// It also answers file choosers: the path in the file $E2E_DIALOG is chosen, once; without it, Cancel.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <webkit2/webkit2.h>

static WebKitWebView *view;

static WebKitWebView *give_view(WebKitAutomationSession *session, gpointer data) { return view; }

static void automation_started(WebKitWebContext *context, WebKitAutomationSession *session, gpointer data) {
  WebKitApplicationInfo *info = webkit_application_info_new();
  webkit_application_info_set_name(info, "manicule");
  webkit_automation_session_set_application_info(session, info);
  webkit_application_info_unref(info);
  g_signal_connect(session, "create-web-view", G_CALLBACK(give_view), NULL);
}

GtkWidget *webkit_web_view_new_with_user_content_manager(WebKitUserContentManager *manager) {
  WebKitWebContext *context = webkit_web_context_get_default();
  webkit_web_context_set_automation_allowed(context, TRUE);
  g_signal_connect(context, "automation-started", G_CALLBACK(automation_started), NULL);
  view = g_object_new(WEBKIT_TYPE_WEB_VIEW, "web-context", context, "user-content-manager", manager,
                      "is-controlled-by-automation", TRUE, NULL);
  return GTK_WIDGET(view);
}

static char *chosen;

// Takes the answer away, so that it serves one dialog.
static char *take_answer(const char *file) {
  gchar *path = NULL;
  if (!g_file_get_contents(file, &path, NULL, NULL)) return NULL;
  g_unlink(file);
  return g_strstrip(path);
}

gint gtk_dialog_run(GtkDialog *dialog) {
  static gint (*real)(GtkDialog *);
  if (!real) real = dlsym(RTLD_NEXT, "gtk_dialog_run");
  const char *file = getenv("E2E_DIALOG");
  if (!file || !GTK_IS_FILE_CHOOSER(dialog)) return real(dialog);
  g_clear_pointer(&chosen, g_free);
  chosen = take_answer(file);
  return chosen && *chosen ? GTK_RESPONSE_ACCEPT : GTK_RESPONSE_CANCEL;
}

GSList *gtk_file_chooser_get_filenames(GtkFileChooser *chooser) {
  static GSList *(*real)(GtkFileChooser *);
  if (!real) real = dlsym(RTLD_NEXT, "gtk_file_chooser_get_filenames");
  return chosen ? g_slist_append(NULL, g_steal_pointer(&chosen)) : real(chooser);
}
