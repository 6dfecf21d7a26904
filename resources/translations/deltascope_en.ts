<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>deltascope::DataDialog</name>
    <message numerus="yes">
        <source>%n class(es) chosen.</source>
        <translation>
            <numerusform>%n class chosen.</numerusform>
            <numerusform>%n classes chosen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::ActivationHistogram</name>
    <message numerus="yes">
        <source>%1 images from %2 to %3</source>
        <translation>
            <numerusform>%1 image from %2 to %3</numerusform>
            <numerusform>%1 images from %2 to %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::BatchExamples</name>
    <message numerus="yes">
        <source>The present example, and %n more for this network, with numbers from seeds.</source>
        <translation>
            <numerusform>The present example, and %n more for this network, with numbers from seeds.</numerusform>
            <numerusform>The present example, and %n more for this network, with numbers from seeds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n training image(s) of the mini-batch that was trained last, in epoch %1.</source>
        <translation>
            <numerusform>The one training image of the mini-batch that was trained last, in epoch %1.</numerusform>
            <numerusform>The %n training images of the mini-batch that was trained last, in epoch %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of the %1, from number %2 on.</source>
        <translation>
            <numerusform>%n image of the %1, number %2.</numerusform>
            <numerusform>%n images of the %1, from number %2 on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your drawing, and the first images of the %1: %n in all.</source>
        <translation>
            <numerusform>Your drawing alone, without images of the %1.</numerusform>
            <numerusform>Your drawing, and the first images of the %1: %n in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) with the label %1, from number %2 of the %3 on.</source>
        <translation>
            <numerusform>%n image with the label %1, number %2 of the %3.</numerusform>
            <numerusform>%n images with the label %1, from number %2 of the %3 on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your drawing, and the first images with the label %1 of the %2: %n in all.</source>
        <translation>
            <numerusform>Your drawing alone, without images with the label %1 of the %2.</numerusform>
            <numerusform>Your drawing, and the first images with the label %1 of the %2: %n in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s) of the %1, by their numbers.</source>
        <translation>
            <numerusform>%n image of the %1, by its number.</numerusform>
            <numerusform>%n images of the %1, by their numbers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::BatchText</name>
    <message numerus="yes">
        <source>%n of them would have moved it the other way.</source>
        <translation>
            <numerusform>%n of them would have moved it the other way.</numerusform>
            <numerusform>%n of them would have moved it the other way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::ChangeList</name>
    <message numerus="yes">
        <source>%n pixel(s) painted</source>
        <translation>
            <numerusform>%n pixel painted</numerusform>
            <numerusform>%n pixels painted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n input(s) changed</source>
        <translation>
            <numerusform>%n input changed</numerusform>
            <numerusform>%n inputs changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::CollectionJob</name>
    <message numerus="yes">
        <source>%n drawing(s) imported.</source>
        <translation>
            <numerusform>%n drawing imported.</numerusform>
            <numerusform>%n drawings imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You had %n of them already.</source>
        <translation>
            <numerusform>You had %n of them already.</numerusform>
            <numerusform>You had %n of them already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) left out: the digit is neither their folder nor the start of their name.</source>
        <translation>
            <numerusform>%n picture left out: the digit is neither its folder nor the start of its name.</numerusform>
            <numerusform>%n pictures left out: the digit is neither their folder nor the start of their name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) left out: there is no digit to be seen.</source>
        <translation>
            <numerusform>%n picture left out: there is no digit to be seen.</numerusform>
            <numerusform>%n pictures left out: there is no digit to be seen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learnt for %n epoch(s) with η = %1: %2 right before, %3 after.</source>
        <translation>
            <numerusform>Learnt for %n epoch with η = %1: %2 right before, %3 after.</numerusform>
            <numerusform>Learnt for %n epochs with η = %1: %2 right before, %3 after.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::CollectionView</name>
    <message numerus="yes">
        <source>Train the network for %n epoch(s) on your collection</source>
        <translation>
            <numerusform>Train the network for %n epoch on your collection</numerusform>
            <numerusform>Train the network for %n epochs on your collection</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::ConfusionCell</name>
    <message numerus="yes">
        <source>%1 images are misread as %2.</source>
        <translation>
            <numerusform>%1 image is misread as %2.</numerusform>
            <numerusform>%1 images are misread as %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 test images are misread (%3).</source>
        <translation>
            <numerusform>%1 of %2 test images is misread (%3).</numerusform>
            <numerusform>%1 of %2 test images are misread (%3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of the %2 images of %3 are misread (%4).</source>
        <translation>
            <numerusform>%1 of the %2 images of %3 is misread (%4).</numerusform>
            <numerusform>%1 of the %2 images of %3 are misread (%4).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of the %2 images of %3 are read right (%4).</source>
        <translation>
            <numerusform>%1 of the %2 images of %3 is read right (%4).</numerusform>
            <numerusform>%1 of the %2 images of %3 are read right (%4).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of the %2 images of %3 are read as %4 (%5).</source>
        <translation>
            <numerusform>%1 of the %2 images of %3 is read as %4 (%5).</numerusform>
            <numerusform>%1 of the %2 images of %3 are read as %4 (%5).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::GradientCheckTab</name>
    <message numerus="yes">
        <source>relative error %1: &lt;b&gt;they agree in all %n digit(s) of the quotient&lt;/b&gt;</source>
        <translation>
            <numerusform>relative error %1: &lt;b&gt;they agree in the one digit of the quotient&lt;/b&gt;</numerusform>
            <numerusform>relative error %1: &lt;b&gt;they agree in all %n digits of the quotient&lt;/b&gt;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>relative error %1: &lt;b&gt;they agree to %2 digits&lt;/b&gt;</source>
        <translation>
            <numerusform>relative error %1: &lt;b&gt;they agree to %2 digit&lt;/b&gt;</numerusform>
            <numerusform>relative error %1: &lt;b&gt;they agree to %2 digits&lt;/b&gt;</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::LossCurve</name>
    <message numerus="yes">
        <source>From %1 to %2 after %n epoch(s)</source>
        <translation>
            <numerusform>From %1 to %2 after %n epoch</numerusform>
            <numerusform>From %1 to %2 after %n epochs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::Message</name>
    <message numerus="yes">
        <source>%1 column(s)</source>
        <translation>
            <numerusform>%1 column</numerusform>
            <numerusform>%1 columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 folder(s) with pictures</source>
        <translation>
            <numerusform>%1 folder with pictures</numerusform>
            <numerusform>%1 folders with pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no test set: the last sixth of each class, %1 image(s), is it.</source>
        <translation>
            <numerusform>There is no test set: the last sixth of each class, %1 image, is it.</numerusform>
            <numerusform>There is no test set: the last sixth of each class, %1 images, is it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There is no test set: the last sixth, %1 image(s), is it.</source>
        <translation>
            <numerusform>There is no test set: the last sixth, %1 image, is it.</numerusform>
            <numerusform>There is no test set: the last sixth, %1 images, is it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 image(s)</source>
        <translation>
            <numerusform>%1 image</numerusform>
            <numerusform>%1 images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 label(s)</source>
        <translation>
            <numerusform>%1 label</numerusform>
            <numerusform>%1 labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 byte(s)</source>
        <translation>
            <numerusform>%1 byte</numerusform>
            <numerusform>%1 bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 offset(s)</source>
        <translation>
            <numerusform>%1 offset</numerusform>
            <numerusform>%1 offsets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::PracticeCard</name>
    <message numerus="yes">
        <source>(%n hidden here)</source>
        <translation>
            <numerusform>(%n hidden here)</numerusform>
            <numerusform>(%n hidden here)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::PracticeText</name>
    <message numerus="yes">
        <source>With %1 and %n more; they are lit up.</source>
        <translation>
            <numerusform>With %1 and %n more; they are lit up.</numerusform>
            <numerusform>With %1 and %n more; they are lit up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::RunBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::RunDiagnosisText</name>
    <message numerus="yes">
        <source>Stopped: the run has reached %1 epochs.</source>
        <translation>
            <numerusform>Stopped: the run has reached %1 epoch.</numerusform>
            <numerusform>Stopped: the run has reached %1 epochs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: the test loss has not fallen for %1 epochs.</source>
        <translation>
            <numerusform>Stopped: the test loss has not fallen for %1 epoch.</numerusform>
            <numerusform>Stopped: the test loss has not fallen for %1 epochs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The training loss has stayed near %1 for %2 epochs, and only %3 of the training images are read right.</source>
        <translation>
            <numerusform>The training loss has stayed near %1 for %2 epoch, and only %3 of the training images are read right.</numerusform>
            <numerusform>The training loss has stayed near %1 for %2 epochs, and only %3 of the training images are read right.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::RunRecord</name>
    <message numerus="yes">
        <source>%1; and %n more</source>
        <translation>
            <numerusform>%1; and %n more</numerusform>
            <numerusform>%1; and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 images</source>
        <translation>
            <numerusform>%1 image</numerusform>
            <numerusform>%1 images</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::SessionView</name>
    <message numerus="yes">
        <source>This session brings %n drawing(s) that are not among yours.</source>
        <translation>
            <numerusform>This session brings %n drawing that is not among yours.</numerusform>
            <numerusform>This session brings %n drawings that are not among yours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::SettingText</name>
    <message numerus="yes">
        <source>No more than %1 values</source>
        <translation>
            <numerusform>No more than %1 value</numerusform>
            <numerusform>No more than %1 values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::StageScene</name>
    <message numerus="yes">
        <source>What if: %n number(s) changed by hand, not the network</source>
        <translation>
            <numerusform>What if: %n number changed by hand, not the network</numerusform>
            <numerusform>What if: %n numbers changed by hand, not the network</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What if: %n changed, not the network</source>
        <translation>
            <numerusform>What if: %n changed, not the network</numerusform>
            <numerusform>What if: %n changed, not the network</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::StepText</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::SurveyView</name>
    <message numerus="yes">
        <source>%1 agree to two digits or more, %2 of them exactly</source>
        <translation>
            <numerusform>%1 agrees to two digits or more, %2 of them exactly</numerusform>
            <numerusform>%1 agree to two digits or more, %2 of them exactly</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 differ</source>
        <translation>
            <numerusform>%1 differs</numerusform>
            <numerusform>%1 differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 are too small to tell from the rounding of %2, which is up to %3 for this ε</source>
        <translation>
            <numerusform>%1 is too small to tell from the rounding of %2, which is up to %3 for this ε</numerusform>
            <numerusform>%1 are too small to tell from the rounding of %2, which is up to %3 for this ε</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 meet a kink: a ReLU switches between −ε and +ε</source>
        <translation>
            <numerusform>%1 meets a kink: a ReLU switches between −ε and +ε</numerusform>
            <numerusform>%1 meet a kink: a ReLU switches between −ε and +ε</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 checked with ε = %2:</source>
        <translation>
            <numerusform>%1 checked with ε = %2:</numerusform>
            <numerusform>%1 checked with ε = %2:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::DurationText</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::SeedGroupText</name>
    <message numerus="yes">
        <source>%n seeds</source>
        <translation>
            <numerusform>%n seed</numerusform>
            <numerusform>%n seeds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::SweepCard</name>
    <message numerus="yes">
        <source>%n seeds of this setting</source>
        <translation>
            <numerusform>%n seed of this setting</numerusform>
            <numerusform>%n seeds of this setting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 epochs</source>
        <translation>
            <numerusform>%1 epoch</numerusform>
            <numerusform>%1 epochs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These are %1 runs of %2. They would take about %3.</source>
        <translation>
            <numerusform>This is %1 run of %2. It would take about %3.</numerusform>
            <numerusform>These are %1 runs of %2. They would take about %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 runs are done, %3 epochs each</source>
        <translation>
            <numerusform>%1 of %2 runs are done, %3 epoch each</numerusform>
            <numerusform>%1 of %2 runs are done, %3 epochs each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::TableRunsText</name>
    <message numerus="yes">
        <source>%1 holds %n runs.</source>
        <translation>
            <numerusform>%1 holds %n run.</numerusform>
            <numerusform>%1 holds %n runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::UnitDetail</name>
    <message numerus="yes">
        <source>On the %1 test images at epoch %2; the network has been trained further.</source>
        <translation>
            <numerusform>On the %1 test image at epoch %2; the network has been trained further.</numerusform>
            <numerusform>On the %1 test images at epoch %2; the network has been trained further.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On the %1 test images at epoch %2.</source>
        <translation>
            <numerusform>On the %1 test image at epoch %2.</numerusform>
            <numerusform>On the %1 test images at epoch %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::UnitsGallery</name>
    <message numerus="yes">
        <source>%1 hidden units</source>
        <translation>
            <numerusform>%1 hidden unit</numerusform>
            <numerusform>%1 hidden units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::WhatIfCard</name>
    <message numerus="yes">
        <source>A what-if: all that is shown follows from %n changed number(s). The network stays as it is.</source>
        <translation>
            <numerusform>A what-if: all that is shown follows from %n changed number. The network stays as it is.</numerusform>
            <numerusform>A what-if: all that is shown follows from %n changed numbers. The network stays as it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>deltascope::WhatIfText</name>
    <message numerus="yes">
        <source>%n hidden activation(s) held: their z^{1} no longer influence L_{n}, so their δ^{1} are 0.</source>
        <translation>
            <numerusform>%n hidden activation held: its z^{1} no longer influences L_{n}, so its δ^{1} is 0.</numerusform>
            <numerusform>%n hidden activations held: their z^{1} no longer influence L_{n}, so their δ^{1} are 0.</numerusform>
        </translation>
    </message>
</context>
</TS>
