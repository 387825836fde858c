import { useTranslation } from 'react-i18next'
import type { CountLine } from '#app/features/archives/archive-lines.server.ts'

/** What an archive holds, in words. */
export function HeldCounts({ counts }: { counts: readonly CountLine[] }) {
  const { t } = useTranslation('archives')
  return (
    <ul className="text-sm text-ink-soft">
      {counts.map(({ name, count, formatted }) => (
        <li key={name}>{t(`counts.${name}`, { count, formatted })}</li>
      ))}
    </ul>
  )
}
