package speechjson

import "strings"

const channelPrefix = "Channel "

// channelName is the voice of a channel where nobody told whose it is.
func channelName(channel words) words {
	if channel == "" {
		return ""
	}
	return channelPrefix + channel
}

// oneChannel takes the channel's name away where there is but one, as that says nothing of
// who speaks.
func oneChannel(all []speech) []speech {
	for i := range all {
		if strings.HasPrefix(string(all[i].voice), channelPrefix) {
			all[i].voice = ""
		}
	}
	return all
}
