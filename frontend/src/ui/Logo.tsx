/** The manicule: a hand in a cuff that points to what follows. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg
      class="logo" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true"
      fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"
    >
      <path d="M1.8 8.2h3.4v9.2H1.8z" />
      <path d="M5.2 9.2c1.9-.1 3-1 4.1-2.2.8-.9 2.4-.2 2.1 1.1-.1.5-.4.9-.7 1.2h10.1c1.9 0 1.9 2.7 0 2.7h-6.1" />
      <path d="M14.7 12h-3.2m3.2 0c1.6.2 1.5 2.3 0 2.4h-3m2.6 0c1.4.3 1.2 2.2-.2 2.2h-2.4m1.9 0c1 .4.7 1.9-.4 1.9H9.4c-1.7 0-2.5-.9-4.2-1.2" />
    </svg>
  )
}
