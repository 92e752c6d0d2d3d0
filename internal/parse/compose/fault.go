package compose

import "manicule/internal/fault"

// TooLong says to the person that the file called name holds more than is read.
func TooLong(name string, err error) error {
	return fault.New(fault.Refused, "%s has a longer text than Manicule reads.", name).
		WithHint("Divide it into several files and import those.").WithCause(err)
}
