const radius = 6
const around = 2 * Math.PI * radius

/** How much of something is done, 0 to 1, as a ring. */
export function Ring({ share, label }: { share: number; label: string }) {
  const full = Math.min(1, Math.max(0, share))
  return (
    <svg class="ring" width="16" height="16" viewBox="0 0 16 16" role="img" aria-label={label}>
      <circle class="ring-track" cx="8" cy="8" r={radius} />
      {full > 0.01 && (
        <circle
          class="ring-done" cx="8" cy="8" r={radius} transform="rotate(-90 8 8)"
          stroke-dasharray={`${full * around} ${around}`}
        />
      )}
    </svg>
  )
}
