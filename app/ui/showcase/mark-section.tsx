import { ClipboardCheck, GraduationCap, MapPin } from '#app/ui/marks/icons.tsx'
import { Mark } from '#app/ui/frame/mark.tsx'
import { Card } from '#app/ui/marks/card.tsx'
import { KindIcon } from '#app/ui/marks/kind-icon.tsx'
import { ProportionBar } from '#app/ui/marks/proportion-bar.tsx'
import { CoverageStatus, RecordStatus } from '#app/ui/marks/record-status.tsx'
import { SeverityBadge } from '#app/ui/marks/severity-badge.tsx'
import { StatTiles } from '#app/ui/marks/stat-tiles.tsx'
import { ShowcaseSection, useSample } from '#app/ui/showcase/example.tsx'
import type { SampleFigures } from '#app/ui/showcase/sample-figures.ts'

export function MarkSection({ figures }: { figures: SampleFigures }) {
  const t = useSample()
  return (
    <ShowcaseSection id="marks" title={t('section.marks')}>
      <Mark size={120} className="text-accent" />
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        {([1, 2, 3, 4, 5] as const).map((level) => (
          <SeverityBadge key={level} level={level} />
        ))}
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        {(['funding', 'goods', 'services', 'expertise'] as const).map((kind) => (
          <KindIcon key={kind} kind={kind} />
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <RecordStatus publication="PUBLISHED" workingCopy="DRAFT" />
        <RecordStatus publication="WITHDRAWN" workingCopy="SUBMITTED" />
        <RecordStatus publication="NONE" workingCopy="RETURNED" />
        {(['OPEN', 'PARTLY', 'COVERED', 'CLOSED'] as const).map((state) => (
          <CoverageStatus key={state} state={state} />
        ))}
      </div>
      <StatTiles
        tiles={[
          { key: 'needs', figure: t('tile.needsFigure'), label: t('tile.needs'), href: '#lists' },
          { key: 'projects', figure: t('tile.projectsFigure'), label: t('tile.projects'), href: '#record' },
          { key: 'money', figure: t('tile.moneyFigure'), label: t('tile.money'), note: t('tile.moneyNote') },
          { key: 'experts', figure: t('tile.expertsFigure'), label: t('tile.experts') },
        ]}
      />
      <ProportionBar
        label={t('chart.sectors')}
        parts={figures.shares.map(({ key, value, text }) => ({ key, label: t(`sector.${key}`), value, text }))}
      />
      <div className="grid gap-5 md:grid-cols-3">
        <Card href="#forms" icon={<ClipboardCheck aria-hidden size={28} />} title={t('card.publish')}>
          {t('card.publishText')}
        </Card>
        <Card href="#lists" icon={<MapPin aria-hidden size={28} />} title={t('card.find')}>
          {t('card.findText')}
        </Card>
        <Card href="#marks" icon={<GraduationCap aria-hidden size={28} />} title={t('card.expertise')}>
          {t('card.expertiseText')}
        </Card>
      </div>
    </ShowcaseSection>
  )
}
