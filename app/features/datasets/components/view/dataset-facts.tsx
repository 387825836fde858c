import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DatasetView } from '#app/features/datasets/queries/dataset-view.server.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** Facts of the dataset itself, beside its sections. `versionsHref`: where its versions are for this reader. */
export function DatasetFacts({ view, versionsHref }: { view: DatasetView; versionsHref: string | null }) {
  const { t, i18n } = useTranslation('datasets')
  const { version, frequency, freshness, sectors, contact, languages, file, licence } = view
  const facts: { term: string; value: ReactNode; note?: ReactNode }[] = [
    {
      term: t('fact.version'),
      value: version && (
        <>
          {versionsHref ? (
            <Link href={versionsHref}>
              {t('fact.versionOf', { version: formatNumber(i18n.language, version.number), date: version.date })}
            </Link>
          ) : (
            t('fact.versionOf', { version: formatNumber(i18n.language, version.number), date: version.date })
          )}
        </>
      ),
    },
    {
      term: t('fact.frequency'),
      value: frequency && t(`frequency.${frequency}`),
      note: freshness && t('fact.due', { date: freshness.due }),
    },
    {
      term: t('fact.sectors'),
      value:
        sectors.length > 0 &&
        formatList(
          i18n.language,
          sectors.map(({ name }) => name),
        ),
    },
    { term: t('fact.licence'), value: licence && <Link href={licence.url}>{licence.name}</Link> },
    {
      term: t('fact.contact'),
      value: (contact.name || contact.email) && (
        <>
          {contact.name && <bdi className="block">{contact.name}</bdi>}
          {contact.email && (
            <Link href={`mailto:${contact.email}`}>
              <bdi dir="ltr" className="wrap-anywhere">
                {contact.email}
              </bdi>
            </Link>
          )}
        </>
      ),
    },
    { term: t('fact.languages'), value: languages.length > 0 && formatList(i18n.language, languages) },
    {
      term: t('fact.original'),
      value: file && <bdi className="wrap-anywhere">{file.name}</bdi>,
      note: file && (
        <span className="block break-all">
          <bdi dir="ltr">SHA-256 {file.sha256}</bdi>
        </span>
      ),
    },
  ]
  return <DescriptionList layout="column" items={facts.filter(({ value }) => value)} />
}

/** How well the data can be used again, and what would raise the score. */
export function DatasetQuality({ view: { quality } }: { view: DatasetView }) {
  const { t, i18n } = useTranslation('datasets')
  return (
    <section aria-labelledby="quality" className="grid gap-2">
      <h2 id="quality" className="text-lg">
        {t('quality.title', { score: formatNumber(i18n.language, quality.score) })}
      </h2>
      {quality.missing.length > 0 && (
        <>
          <p className="text-base text-ink-soft">{t('quality.wouldRaise')}</p>
          <ul className="list-disc ps-5 text-base">
            {quality.missing.map((unit) => (
              <li key={unit}>{t(`quality.unit.${unit}`)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
