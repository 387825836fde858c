import { useTranslation } from 'react-i18next'
import type { StepForm } from '#app/features/projects/queries/edit-step.server.ts'
import { ShareGroup } from './share-group.tsx'

type SharesStepProps = { language: string; form: StepForm }

/** The sectors of the project; each vocabulary of codes totals 100 by itself. */
export function SectorsStep({ language, form: { shares, options, newRows } }: SharesStepProps) {
  const { t } = useTranslation('projects-edit')
  const others = [...new Set(shares.map(({ group }) => group).filter((group): group is string => group !== null))]
  const addition = {
    path: `sectors/${newRows.first}`,
    options: options['sectors'] ?? [],
    label: t('sectors.add'),
    button: t('sectors.addButton'),
  }
  return (
    <>
      <ShareGroup
        language={language}
        legend={t('sectors.legend')}
        hint={t('sectors.hint')}
        rows={shares.filter(({ group }) => group === null)}
        additions={[addition]}
      />
      {others.map((group) => (
        <ShareGroup
          key={group}
          language={language}
          legend={group}
          hint={t('sectors.otherHint')}
          rows={shares.filter((row) => row.group === group)}
          additions={[]}
        />
      ))}
    </>
  )
}

/** The countries and regions that the project benefits, which total 100 together. */
export function CountriesStep({ language, form: { shares, options, newRows } }: SharesStepProps) {
  const { t } = useTranslation('projects-edit')
  return (
    <ShareGroup
      language={language}
      legend={t('countries.legend')}
      hint={t('countries.hint')}
      rows={shares}
      additions={[
        {
          path: `countries/${newRows.first}`,
          options: options['countries'] ?? [],
          label: t('countries.add'),
          button: t('countries.addButton'),
        },
        {
          path: `regions/${newRows.second}`,
          options: options['regions'] ?? [],
          label: t('countries.addRegion'),
          button: t('countries.addRegionButton'),
        },
      ]}
    />
  )
}
