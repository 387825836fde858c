import { useTranslation } from 'react-i18next'
import type { FindingLine } from '#app/features/datasets/loading/finding-words.server.ts'

/** What is worth saying about a file or a table: the sentence, where, and what stands there. */
export function FindingNotices({ findings }: { findings: FindingLine[] }) {
  const { t } = useTranslation('datasets')
  if (findings.length === 0) return null
  return (
    <ul className="grid gap-2">
      {findings.map(({ key, severity, text, place, sample }) => (
        <li
          key={key}
          className={`border-s-4 ps-3 text-base ${severity === 'error' ? 'border-danger' : severity === 'warning' ? 'border-warning' : 'border-line-strong'}`}
        >
          <span className="sr-only">{t(`finding.severity.${severity}`)} </span>
          {text}
          {place && <span className="text-ink-soft"> {place}</span>}
          {sample && (
            <code dir="auto" className="ms-2 rounded-sm bg-paper px-1 text-sm wrap-anywhere">
              {sample}
            </code>
          )}
        </li>
      ))}
    </ul>
  )
}
