import { useFetcher, useFetchers } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnsweringWords } from '#app/features/matching/queries/answering-words.server.ts'
import { Users } from '#app/ui/marks/icons.tsx'

type AnsweringPanelProps = {
  /** As the page came. */
  words: AnsweringWords
  /** The address that counts again. */
  href: string
}

/** How many experts could answer the request beside it, and what that costs most; counted again after each saving. */
export function AnsweringPanel({ words: first, href }: AnsweringPanelProps) {
  const { t } = useTranslation('matching-answering')
  const { count, worst, others } = useAnswering(href) ?? first
  return (
    <section aria-labelledby="answering" className="rounded-md border border-line bg-paper p-4 sm:p-5">
      <h2 id="answering" className="flex items-center gap-2 text-lg">
        <Users aria-hidden size={20} className="shrink-0" />
        {t('title')}
      </h2>
      <div aria-live="polite" className="mt-2 grid gap-1">
        <p className="text-lg font-semibold">{count}</p>
        {worst && <p className="text-base">{worst}</p>}
      </div>
      {others.length > 0 && (
        <ul className="mt-2 list-disc ps-5 text-base">
          {others.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-sm text-ink-soft">{t('who')}</p>
    </section>
  )
}

/** What was counted since the page came; asked for once a form on it has been saved. */
function useAnswering(href: string): AnsweringWords | undefined {
  const { load, data } = useFetcher<AnsweringWords>()
  const isSaving = useFetchers().some(({ formMethod }) => formMethod?.toUpperCase() === 'POST')
  const wasSaving = useRef(false)
  useEffect(() => {
    // Once it is loaded, the router loads it again by itself after each saving.
    if (wasSaving.current && !isSaving && !data) load(href)
    wasSaving.current = isSaving
  }, [data, href, isSaving, load])
  return data
}
