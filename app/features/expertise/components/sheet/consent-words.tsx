import { useTranslation } from 'react-i18next'
import type { ExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'

/** What was consented to, by whom and when. */
export function ConsentWords({ sheet: { consent, name, pseudonym } }: { sheet: ExpertSheet }) {
  const { t } = useTranslation('expert-edit')
  const { seenBy, proposedBy, showsName, consentSource, consentNote, when } = consent
  return (
    <DescriptionList
      items={[
        { term: t('field.seenBy'), value: t(`consent.seenBy.${seenBy}.name`) },
        { term: t('field.proposedBy'), value: t(`consent.proposedBy.${proposedBy}.name`) },
        { term: t('field.showsName'), value: <bdi>{showsName ? name : pseudonym}</bdi> },
        {
          term: t('sheet.consentBy'),
          value: consentSource && when ? t(`sheet.consentSource.${consentSource}`, { date: when }) : t('sheet.noConsent'),
        },
        consentNote ? { term: t('field.consentNote'), value: <bdi className="whitespace-pre-line">{consentNote}</bdi> } : undefined,
      ]}
    />
  )
}
