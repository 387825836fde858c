import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import { localeOf } from '#app/platform/i18n/languages.ts'
import { SaveState, type SaveStateProps } from '#app/ui/form/save-state.tsx'
import type { SaveProgress } from './use-autosave.tsx'

/** Seconds after which the words change; they are spoken each time, so they change seldom. */
const TELLING = [12, 30, 60]

/** Whether the work is safe, in words: "Saved 12 seconds ago". */
export function SaveProgressLine({ progress }: { progress: SaveProgress }) {
  const { t, i18n } = useTranslation('provenance')
  const ago = useSecondsSince(progress.state === 'saved' ? progress.at : null)
  const line = (state: SaveStateProps['state'], text: string) => <SaveState state={state} text={text} />
  switch (progress.state) {
    case 'untouched':
      return null
    case 'saving':
      return line('saving', t('save.saving'))
    case 'saved': {
      const when = inWords(i18n.language, ago)
      return line('saved', t(progress.merged ? 'save.merged' : ago < TELLING[0]! ? 'save.now' : 'save.saved', { when }))
    }
    case 'incomplete':
      return line('failed', t('save.incomplete', counted(i18n.language, progress.problems.length)))
    case 'conflict':
    case 'failed':
    case 'signedOut':
    case 'closed':
      return line('failed', t(`save.${progress.state}`))
  }
}

function useSecondsSince(at: number | null): number {
  const [now, setNow] = useState(() => at ?? 0)
  const ago = at === null ? 0 : Math.max(0, Math.round((now - at) / 1000))
  useEffect(() => {
    if (at === null) return
    const next = TELLING.find((seconds) => seconds > ago) ?? (Math.floor(ago / 60) + 1) * 60
    const timer = window.setTimeout(() => setNow(Date.now()), Math.max(200, at + next * 1000 - Date.now()))
    return () => window.clearTimeout(timer)
  }, [at, ago])
  return ago
}

function inWords(language: string, seconds: number): string {
  const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'always' })
  return seconds < 60 ? format.format(-seconds, 'second') : format.format(-Math.floor(seconds / 60), 'minute')
}
