import { useTranslation } from 'react-i18next'
import type { AskedView, RequestView } from '#app/features/needs/expertise/request-view.server.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** What a request asks of experts: skills and languages, each a must or wanted; how many, where, for how long; conditions. */
export function RequestSection({ request }: { request: RequestView }) {
  const { t, i18n } = useTranslation('needs')
  const { skills, languages, conditions, clearances, contexts } = request
  const list = (words: string[]) => formatList(i18n.language, words)
  const facts = [
    { term: t('request.slots'), value: request.slots },
    { term: t('request.mode'), value: request.mode },
    { term: t('request.days'), value: request.days },
    { term: t('request.priority'), value: request.priority },
    { term: t('request.clearances'), value: list(clearances) },
    { term: t('request.contexts'), value: list(contexts) },
  ]
  return (
    <section aria-labelledby="request" className="grid gap-5">
      <SectionHeading id="request">{t('section.request')}</SectionHeading>
      {skills.length > 0 && <Asked title={t('request.skills')} rows={skills} />}
      {request.isVouched && <p className="max-w-text text-base">{t('request.vouched')}</p>}
      {languages.length > 0 && <Asked title={t('request.languages')} rows={languages} />}
      <DescriptionList items={facts.filter(({ value }) => value)} />
      {conditions && (
        <div className="grid max-w-text gap-2">
          <h3 className="text-lg">{t('request.conditions')}</h3>
          <LanguageTaggedText {...conditions} as="p" />
        </div>
      )}
    </section>
  )
}

function Asked({ title, rows }: { title: string; rows: AskedView[] }) {
  const { t } = useTranslation('needs')
  return (
    <div>
      <h3 className="text-lg">{title}</h3>
      <ul className="mt-2 border-t border-line">
        {rows.map(({ key, name, level, isMust }) => (
          <li key={key} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3">
            <span className="min-w-0 wrap-anywhere">
              <bdi className="font-semibold">{name}</bdi>
              {level && (
                <span className="block text-base text-ink-soft">
                  <bdi>{level}</bdi>
                </span>
              )}
            </span>
            <span className="text-base">{t(isMust ? 'request.must' : 'request.wanted')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
