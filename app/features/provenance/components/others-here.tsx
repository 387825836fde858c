import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '#app/platform/i18n/languages.ts'
import { Users } from '#app/ui/marks/icons.tsx'

const EVERY = 30_000

/** `names`: who else had the form open when the page was made; `address` says who has it open now. */
export type OthersProps = { names: string[]; address: string }

/** Says who else has the form open: what each changes merges, and the same field is shown to the second to save. */
export function OthersHere({ names: known, address }: OthersProps) {
  const { t, i18n } = useTranslation('provenance')
  const [names, setNames] = useState(known)
  useEffect(() => {
    const ask = async () => {
      if (document.hidden) return
      const answer = await fetch(address, { method: 'POST' })
      // Signed out meanwhile, the way leads to another page.
      if (answer.ok && !answer.redirected) setNames(((await answer.json()) as { others: string[] }).others)
    }
    const askQuietly = () => void ask().catch(() => undefined)
    const leave = () => void navigator.sendBeacon(`${address}?left=yes`)
    const timer = window.setInterval(askQuietly, EVERY)
    window.addEventListener('pagehide', leave)
    return () => {
      window.clearInterval(timer)
      window.removeEventListener('pagehide', leave)
    }
  }, [address])
  const list = new Intl.ListFormat(localeOf(i18n.language), { type: 'conjunction' }).format(names)
  return (
    <div role="status" className={names.length === 0 ? 'sr-only' : undefined}>
      {names.length > 0 && (
        <p className="flex items-start gap-3 rounded-md border border-line bg-paper px-4 py-3 text-base">
          <Users aria-hidden size={20} className="mt-0.5 shrink-0 text-accent" />
          <span>{t('others.here', { count: names.length, who: list })}</span>
        </p>
      )}
    </div>
  )
}
