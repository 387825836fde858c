import { ChevronDown } from '#app/ui/marks/icons.tsx'
import { useEffect, useRef, type ReactNode } from 'react'

/** A native menu of the header: opens without a script, and one at a time where the browser groups `details` by name. Escape closes it where the page is hydrated. */
export function SiteMenu({
  label,
  name,
  children,
  chevron = true,
}: {
  label: ReactNode
  name: string
  children: ReactNode
  chevron?: boolean
}) {
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const closeOnEscape = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !menu.current?.open) return
      menu.current.open = false
      menu.current.querySelector('summary')?.focus()
    }
    document.addEventListener('keydown', closeOnEscape)
    return () => document.removeEventListener('keydown', closeOnEscape)
  }, [])
  return (
    <details ref={menu} className="group relative" name={name}>
      <summary className="flex min-h-11 items-center gap-2 rounded-md px-2.5 text-base text-ink hover:bg-paper-deep">
        {label}
        {chevron && (
          <ChevronDown aria-hidden size={16} className="shrink-0 text-ink-soft transition-transform group-open:rotate-180 max-lg:ms-auto" />
        )}
      </summary>
      <div className="mt-1 rounded-md border border-line bg-white py-1.5 lg:absolute lg:end-0 lg:z-30 lg:max-h-[80vh] lg:min-w-56 lg:overflow-y-auto lg:shadow-float">
        {children}
      </div>
    </details>
  )
}

export const menuItemLook =
  'flex min-h-11 w-full items-center justify-between gap-4 px-4 py-1.5 text-start text-base text-ink no-underline hover:bg-paper focus-visible:relative aria-[current]:font-semibold'
