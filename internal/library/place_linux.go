package library

import "golang.org/x/sys/unix"

// kindAt is the kind of the drive that holds a file.
func kindAt(file string) Kind {
	var stat unix.Statfs_t
	if err := unix.Statfs(file, &stat); err != nil {
		return Unknown
	}
	return kindOf(uint32(stat.Type)) // its type differs between processors
}

// Numbers that x/sys does not name.
const (
	zfsMagic      = 0x2fc12fc1
	jfsMagic      = 0x3153464a
	lustreMagic   = 0x0bd00bd0
	gpfsMagic     = 0x47504653
	gfs2Magic     = 0x01161970
	vboxMagic     = 0x786f4256
	vmwareMagic   = 0xbacbacbc
	parallelMagic = 0x7c7c6673
	ntfsMagic     = 0x5346544e
	ntfs3Magic    = 0x7366746e
	hfsMagic      = 0x4244
	hfsPlusMagic  = 0x482b
)

// kindOf is the kind of drive by the number of its file system. FUSE stays unknown: it may
// be another computer (sshfs, gvfs), a stick or an encrypted folder.
func kindOf(magic uint32) Kind {
	switch magic {
	case unix.EXT4_SUPER_MAGIC, unix.BTRFS_SUPER_MAGIC, unix.XFS_SUPER_MAGIC, unix.F2FS_SUPER_MAGIC,
		unix.BCACHEFS_SUPER_MAGIC, unix.REISERFS_SUPER_MAGIC, unix.NILFS_SUPER_MAGIC, zfsMagic, jfsMagic,
		unix.ECRYPTFS_SUPER_MAGIC, unix.OVERLAYFS_SUPER_MAGIC, unix.TMPFS_MAGIC, unix.RAMFS_MAGIC:
		return Local
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC,
		unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC, unix.CODA_SUPER_MAGIC, unix.NCP_SUPER_MAGIC,
		unix.CEPH_SUPER_MAGIC, unix.OCFS2_SUPER_MAGIC, unix.V9FS_MAGIC, unix.HOSTFS_SUPER_MAGIC,
		lustreMagic, gpfsMagic, gfs2Magic, vboxMagic, vmwareMagic, parallelMagic:
		return Network
	case unix.MSDOS_SUPER_MAGIC, unix.EXFAT_SUPER_MAGIC, unix.ISOFS_SUPER_MAGIC, unix.UDF_SUPER_MAGIC,
		ntfsMagic, ntfs3Magic, hfsMagic, hfsPlusMagic:
		return Removable
	}
	return Unknown
}
