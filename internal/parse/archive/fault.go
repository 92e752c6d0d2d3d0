package archive

import (
	"errors"

	"manicule/internal/fault"
)

// Refuse says to the person why the file called name, an archive, is not read. Any error
// but those of this package means that the file is damaged.
func Refuse(name string, err error) error {
	switch {
	case errors.Is(err, ErrLocked):
		return Locked(name).WithCause(err)
	case errors.Is(err, ErrUnsafe):
		return fault.New(fault.Refused, "%s has parts with names that no honest file has.", name).
			WithHint("Open it in the program it was made with, save it as a new file and import that.").WithCause(err)
	case errors.Is(err, ErrLarge):
		return fault.New(fault.Refused, "%s unpacks to more than Manicule reads.", name).
			WithHint("If it holds a long text, divide it into several files and import those.").WithCause(err)
	}
	return fault.New(fault.Refused, "%s is damaged or incomplete.", name).
		WithHint("Get it again from where it came, or open it in the program it was made with, save it as a new file and import that.").WithCause(err)
}

// Locked says that the file called name can't be read without its password.
func Locked(name string) *fault.Error {
	return fault.New(fault.Refused, "%s is protected with a password.", name).
		WithHint("Open it in the program it was made with, save a copy without the password and import that.")
}
