package library

import "testing"

// The numbers stand here as statfs(2) lists them, not by the names the code uses.
func TestKindOfAFileSystem(t *testing.T) {
	tests := []struct {
		name  string
		magic uint32
		kind  Kind
	}{
		{"ext4", 0xef53, Local},
		{"btrfs", 0x9123683e, Local},
		{"xfs", 0x58465342, Local},
		{"zfs", 0x2fc12fc1, Local},
		{"f2fs", 0xf2f52010, Local},
		{"bcachefs", 0xca451a4e, Local},
		{"jfs", 0x3153464a, Local},
		{"reiserfs", 0x52654973, Local},
		{"nilfs", 0x3434, Local},
		{"ecryptfs", 0xf15f, Local},
		{"overlay", 0x794c7630, Local},
		{"tmpfs", 0x01021994, Local},
		{"ramfs", 0x858458f6, Local},
		{"nfs", 0x6969, Network},
		{"smb", 0x517b, Network},
		{"cifs", 0xff534d42, Network},
		{"smb2", 0xfe534d42, Network},
		{"afs", 0x5346414f, Network},
		{"kafs", 0x6b414653, Network},
		{"coda", 0x73757245, Network},
		{"ncp", 0x564c, Network},
		{"ceph", 0x00c36400, Network},
		{"ocfs2", 0x7461636f, Network},
		{"gfs2", 0x01161970, Network},
		{"gpfs", 0x47504653, Network},
		{"lustre", 0x0bd00bd0, Network},
		{"9p", 0x01021997, Network},
		{"vboxsf", 0x786f4256, Network},
		{"vmhgfs", 0xbacbacbc, Network},
		{"vfat", 0x4d44, Removable},
		{"exfat", 0x2011bab0, Removable},
		{"ntfs", 0x5346544e, Removable},
		{"ntfs3", 0x7366746e, Removable},
		{"hfs", 0x4244, Removable},
		{"hfs+", 0x482b, Removable},
		{"iso9660", 0x9660, Removable},
		{"udf", 0x15013346, Removable},
		{"fuse", 0x65735546, Unknown}, // sshfs, gvfs, ntfs-3g, gocryptfs ...
		{"proc", 0x9fa0, Unknown},
		{"none", 0, Unknown},
		{"a new one", 0x12345678, Unknown},
	}
	for _, test := range tests {
		if got := kindOf(test.magic); got != test.kind {
			t.Errorf("%s (%#x): %s, want %s", test.name, test.magic, got, test.kind)
		}
	}
}

func TestTheKindOfRealPlaces(t *testing.T) {
	if got := PlaceOf("/proc/self/none/yet.manicule"); got.Kind != Unknown || got.Warning() == "" {
		t.Errorf("/proc: %+v", got)
	}
	if got := PlaceOf(t.TempDir() + "/none/yet.manicule"); got.Kind != Local || got.Warning() != "" {
		t.Errorf("a temporary folder: %+v", got)
	}
}
